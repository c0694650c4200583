import type { UpdateRefusal, UpdateState, UpdateWay } from '../../core/contract/update-commands.ts';
import { momentOf } from './time-label.ts';

/** Why an update was not taken, as a sentence. */
const refusalTexts: Readonly<Record<UpdateRefusal, string>> = {
  signature: 'What the update server offers does not carry our signature. Nothing was downloaded.',
  malformed: 'The update server offers something this version cannot read. Nothing was downloaded.',
  'rolled-back': 'The update server offers an older version than before. Nothing was downloaded.',
  'other-channel': 'The update server offers another kind of version. Nothing was downloaded.',
  'wrong-file': 'What was downloaded is not what was signed. It was removed.',
};

const lastTryTexts = {
  offline: 'The download did not come to its end. Try again when you are online.',
  disk: 'The download could not be written. Free some space and try again.',
  'wrong-file': refusalTexts['wrong-file'],
} as const;

/** What the button in the status bar says; undefined while there is nothing a person could want to know. */
export function noticeOf(state: UpdateState): string | undefined {
  if (!('version' in state) || state.isDismissed) return undefined;
  if (state.state === 'ready') return state.installsOnQuit ? 'Update at quit' : 'Update ready';
  if (state.state === 'downloading') return `Update ${state.percent} %`;
  return `Version ${state.version} is out`;
}

/** What is spoken when the notice comes up or changes; progress is not. */
export function updateAnnouncementOf(state: UpdateState): string {
  const notice = noticeOf(state);
  return notice === undefined || state.state === 'downloading' ? '' : notice;
}

/** The state in one sentence, for the settings. */
export function updateSentenceOf(state: UpdateState): string {
  switch (state.state) {
    case 'off':
      return state.reason === 'safe-mode'
        ? 'In safe mode Commonplace does not look for updates.'
        : 'This build does not look for updates.';
    case 'idle':
      return 'Commonplace looks for a new version once a day.';
    case 'checking':
      return 'Looking for a new version…';
    case 'up-to-date':
      return `This is the newest version, as of ${momentOf(state.checkedMs)}.`;
    case 'offline':
      return `The update server does not answer. Next try: ${momentOf(state.nextTryMs)}.`;
    case 'refused':
      return refusalTexts[state.reason];
    case 'available':
      return `Version ${state.version} is out.`;
    case 'downloading':
      return `Version ${state.version} is being downloaded: ${state.percent} %.`;
    case 'ready':
      return state.installsOnQuit
        ? `Version ${state.version} will be installed when you quit.`
        : `Version ${state.version} is downloaded and checked. It is installed when you say so.`;
  }
}

/** Why the download before did not come to an end. */
export function lastTryOf(state: UpdateState): string | undefined {
  return state.state === 'available' && state.lastTry !== undefined ? lastTryTexts[state.lastTry] : undefined;
}

/** What to type where a package manager owns the app, in the folder of the downloaded file. */
export function installCommandOf(way: UpdateWay): string | undefined {
  if (way.kind !== 'package-manager') return undefined;
  return way.package === 'deb' ? `sudo apt install ./${way.file}` : `sudo dnf install ./${way.file}`;
}

/** A size as people say it: `94.7 MB`. */
export const sizeOf = (sizeBytes: number): string => `${(sizeBytes / 1e6).toFixed(1)} MB`;
