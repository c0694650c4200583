import type { FilesStatus } from '../../core/contract/values.ts';
import { counted } from './status-chip.ts';

/** What the details of the status say of attachments: each line a fact, none while there is nothing to tell. */
export function filesTexts({ waiting, arriving, parked, refused, isKept }: FilesStatus): string[] {
  const lines: string[] = [];
  if (!isKept) lines.push('This server keeps no files: attachments stay on this computer.');
  else if (waiting > 0) lines.push(`${counted(waiting, 'file')} to be sent`);
  if (parked > 0) lines.push(`${counted(parked, 'file')} not accepted by the server; they stay on this computer`);
  if (arriving > 0) lines.push(`${counted(arriving, 'file')} on the way here`);
  if (refused > 0) lines.push(`${counted(refused, 'damaged part')} from the server left out`);
  return lines;
}
