import type { FilesStatus } from '../../core/contract/values.ts';
import { texts } from './texts.svelte.ts';

/** What the details of the status say of attachments: each line a fact, none while there is nothing to tell. */
export function filesTexts({ waiting, arriving, parked, refused, isKept }: FilesStatus): string[] {
  const said = texts().status;
  const lines: string[] = [];
  if (!isKept) lines.push(said.filesNotKept);
  else if (waiting > 0) lines.push(said.filesWaiting(waiting));
  if (parked > 0) lines.push(said.filesParked(parked));
  if (arriving > 0) lines.push(said.filesArriving(arriving));
  if (refused > 0) lines.push(said.filesRefused(refused));
  return lines;
}
