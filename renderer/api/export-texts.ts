import type { ExportOutcome } from '../../core/contract/export-commands.ts';

type Saved = Extract<ExportOutcome, { outcome: 'saved' }>;

/** What is said after a note was exported. */
export function savedText({ name, missing }: Saved): string {
  const saved = `Saved as ${name}.`;
  if (missing === 0) return saved;
  const files = missing === 1 ? 'One attachment is' : `${missing} attachments are`;
  return `${saved} ${files} not on this computer and not in it.`;
}
