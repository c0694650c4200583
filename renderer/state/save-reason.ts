import type { AppErrorCode } from '../../core/contract/errors.ts';
import { texts } from './texts.svelte.ts';

/** Why something is not saved, in the few words that the status bar has room for. */
export function shortReasonOf(code: AppErrorCode): string {
  const reasons = texts().note.notSavedReasons;
  if (code === 'store-full') return reasons.diskFull;
  if (code === 'store-failed') return reasons.diskRefuses;
  if (code === 'note-not-found') return reasons.noteGone;
  return reasons.willTryAgain;
}
