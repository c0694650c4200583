import type { FilesStatus, NeedsYouReason, SyncStatus } from '../../core/contract/values.ts';

/** `quiet`: nothing to do or to expect; `good`: all is where it should be; `busy`: on its way; `warn`: a person should look. */
export type ChipTone = 'quiet' | 'good' | 'busy' | 'warn';

/** What the status chip shows. `progress` is there during the first sync, once its size is known. */
export interface Chip {
  readonly text: string;
  readonly tone: ChipTone;
  readonly progress?: { readonly value: number; readonly max: number };
}

/** What a person has to do, by reason; follows "Needs you: ". */
export const needsYouTexts: { readonly [R in NeedsYouReason]: string } = {
  'sign-in': 'sign in again',
  'no-permission': 'no permission',
  'database-missing': 'database missing',
  'database-foreign': 'another database',
  'database-newer': 'update Commonplace',
  'server-full': 'server full',
  'store-failed': 'check the disk',
};

/** The truth about the sync in a few words. */
export function chipOf({ phase, waiting, parked, files }: SyncStatus): Chip {
  switch (phase.state) {
    case 'local':
      return { text: 'On this computer', tone: 'quiet' };
    case 'safe-mode':
      return { text: 'Safe mode: not connected', tone: 'warn' };
    case 'connecting':
      return { text: 'Connecting', tone: 'busy' };
    case 'first-sync':
      return firstSyncChip(phase.received, phase.total);
    case 'live':
      return waiting + phase.receiving + parked === 0 ? restChip(files) : liveChip(waiting, phase.receiving, parked);
    case 'offline':
      return { text: waiting === 0 ? 'Offline' : `Offline, ${counted(waiting, 'edit')} waiting`, tone: 'quiet' };
    case 'needs-you':
      return { text: `Needs you: ${needsYouTexts[phase.reason]}`, tone: 'warn' };
  }
}

/** What a screen reader is told when it changes: the chip without its counts, and nothing for passing traffic. */
export function announcementOf(status: SyncStatus): string {
  if (status.phase.state === 'live') return status.parked > 0 ? liveChip(0, 0, status.parked).text : 'Online';
  if (status.phase.state === 'first-sync') return 'Receiving the notes of the workspace';
  return chipOf({ ...status, waiting: 0 }).text;
}

/** A count with thousands marked and its noun in the right number. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** 1,204 */
export const grouped = (count: number): string => count.toLocaleString('en-US');

function firstSyncChip(received: number, total: number): Chip {
  if (total === 0) return { text: 'Receiving', tone: 'busy' };
  return {
    text: `Receiving ${grouped(received)} of ${grouped(total)}`,
    tone: 'busy',
    progress: { value: received, max: total },
  };
}

function liveChip(waiting: number, receiving: number, parked: number): Chip {
  if (waiting > 0 && receiving > 0) {
    return { text: `Sending ${grouped(waiting)}, receiving ${grouped(receiving)}`, tone: 'busy' };
  }
  if (waiting > 0) return { text: `Sending ${grouped(waiting)}`, tone: 'busy' };
  if (receiving > 0) return { text: `Receiving ${grouped(receiving)}`, tone: 'busy' };
  if (parked > 0) return { text: `Up to date, ${grouped(parked)} not accepted`, tone: 'warn' };
  return { text: 'Up to date', tone: 'good' };
}

/** The text is where it should be; files follow it. */
function restChip(files: FilesStatus | undefined): Chip {
  const waiting = (files?.waiting ?? 0) + (files?.parked ?? 0);
  if (files !== undefined && waiting > 0 && (!files.isKept || files.waiting === 0))
    return { text: `Text up to date, ${counted(waiting, 'file')} here only`, tone: 'warn' };
  if (waiting > 0) return { text: `Sending ${counted(waiting, 'file')}`, tone: 'busy' };
  if (files !== undefined && files.arriving > 0)
    return { text: `Receiving ${counted(files.arriving, 'file')}`, tone: 'busy' };
  return liveChip(0, 0, 0);
}
