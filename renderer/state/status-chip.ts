import type { FilesStatus, SyncStatus } from '../../core/contract/values.ts';
import { texts } from './texts.svelte.ts';

/** `quiet`: nothing to do or to expect; `good`: all is where it should be; `busy`: on its way; `warn`: a person should look. */
export type ChipTone = 'quiet' | 'good' | 'busy' | 'warn';

/** What the status chip shows. `progress` is there during the first sync, once its size is known. */
export interface Chip {
  readonly text: string;
  readonly tone: ChipTone;
  readonly progress?: { readonly value: number; readonly max: number };
}

/** The truth about the sync in a few words. */
export function chipOf({ phase, waiting, parked, files }: SyncStatus): Chip {
  const said = texts().status;
  switch (phase.state) {
    case 'local':
      return { text: said.local, tone: 'quiet' };
    case 'safe-mode':
      return { text: said.safeMode, tone: 'warn' };
    case 'connecting':
      return { text: said.connecting, tone: 'busy' };
    case 'first-sync':
      return firstSyncChip(phase.received, phase.total);
    case 'live':
      return waiting + phase.receiving + parked === 0 ? restChip(files) : liveChip(waiting, phase.receiving, parked);
    case 'offline':
      return { text: waiting === 0 ? said.offline : said.offlineWaiting(waiting), tone: 'quiet' };
    case 'needs-you':
      return { text: said.needsYou(phase.reason), tone: 'warn' };
  }
}

/** What a screen reader is told when it changes: the chip without its counts, and nothing for passing traffic. */
export function announcementOf(status: SyncStatus): string {
  const said = texts().status;
  if (status.phase.state === 'live') {
    return status.parked > 0 ? liveChip(0, 0, status.parked).text : said.announcedOnline;
  }
  if (status.phase.state === 'first-sync') return said.announcedFirstSync;
  return chipOf({ ...status, waiting: 0 }).text;
}

function firstSyncChip(received: number, total: number): Chip {
  const said = texts().status;
  if (total === 0) return { text: said.receivingUnknown, tone: 'busy' };
  return { text: said.receivingFirst(received, total), tone: 'busy', progress: { value: received, max: total } };
}

function liveChip(waiting: number, receiving: number, parked: number): Chip {
  const said = texts().status;
  if (waiting > 0 && receiving > 0) return { text: said.sendingAndReceiving(waiting, receiving), tone: 'busy' };
  if (waiting > 0) return { text: said.sending(waiting), tone: 'busy' };
  if (receiving > 0) return { text: said.receiving(receiving), tone: 'busy' };
  if (parked > 0) return { text: said.parked(parked), tone: 'warn' };
  return { text: said.upToDate, tone: 'good' };
}

/** The text is where it should be; files follow it. */
function restChip(files: FilesStatus | undefined): Chip {
  const said = texts().status;
  const waiting = (files?.waiting ?? 0) + (files?.parked ?? 0);
  if (files !== undefined && waiting > 0 && (!files.isKept || files.waiting === 0))
    return { text: said.filesHereOnly(waiting), tone: 'warn' };
  if (waiting > 0) return { text: said.sendingFiles(waiting), tone: 'busy' };
  if (files !== undefined && files.arriving > 0) return { text: said.receivingFiles(files.arriving), tone: 'busy' };
  return liveChip(0, 0, 0);
}

/** A count with thousands marked and its noun in the right number. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** 1,204 */
export const grouped = (count: number): string => count.toLocaleString('en-US');
