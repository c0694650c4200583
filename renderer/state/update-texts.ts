import { megabytes } from '../../core/messages/sizes.ts';
import type { UpdateState, UpdateWay } from '../../core/contract/update-commands.ts';
import { spokenNow, texts } from './texts.svelte.ts';
import { momentOf } from './time-label.ts';

/** What the button in the status bar says; undefined while there is nothing a person could want to know. */
export function noticeOf(state: UpdateState): string | undefined {
  if (!('version' in state) || state.isDismissed) return undefined;
  const said = texts().updates;
  if (state.state === 'ready') return state.installsOnQuit ? said.noticeAtQuit : said.noticeReady;
  if (state.state === 'downloading') return said.noticeProgress(state.percent);
  return said.noticeOut(state.version);
}

/** What is spoken when the notice comes up or changes; progress is not. */
export function updateAnnouncementOf(state: UpdateState): string {
  const notice = noticeOf(state);
  return notice === undefined || state.state === 'downloading' ? '' : notice;
}

/** The state in one sentence, for the settings. */
export function updateSentenceOf(state: UpdateState): string {
  const said = texts().updates;
  switch (state.state) {
    case 'off':
      return state.reason === 'safe-mode' ? said.offInSafeMode : said.off;
    case 'idle':
      return said.idle;
    case 'checking':
      return said.checking;
    case 'up-to-date':
      return said.upToDate(momentOf(state.checkedMs));
    case 'offline':
      return said.offline(momentOf(state.nextTryMs));
    case 'refused':
      return said.refusals[state.reason];
    case 'available':
      return said.available(state.version);
    case 'downloading':
      return said.downloading(state.version, state.percent);
    case 'ready':
      return state.installsOnQuit ? said.willInstall(state.version) : said.ready(state.version);
  }
}

/** Why the download before did not come to an end. */
export function lastTryOf(state: UpdateState): string | undefined {
  return state.state === 'available' && state.lastTry !== undefined
    ? texts().updates.lastTry[state.lastTry]
    : undefined;
}

/** What to type where a package manager owns the app, in the folder of the downloaded file. */
export function installCommandOf(way: UpdateWay): string | undefined {
  if (way.kind !== 'package-manager') return undefined;
  return way.package === 'deb' ? `sudo apt install ./${way.file}` : `sudo dnf install ./${way.file}`;
}

/** A size as people say it: `94.7 MB`. */
export const sizeOf = (sizeBytes: number): string => megabytes(spokenNow(), sizeBytes);
