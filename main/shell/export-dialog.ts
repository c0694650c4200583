import type { FileFilter } from 'electron';
import type { FileProposal } from '../transfer/ports.ts';
import { chooseSavePlace } from './save-dialog.ts';

const filters: Readonly<Record<FileProposal['format'], FileFilter>> = {
  markdown: { name: 'Markdown', extensions: ['md'] },
  html: { name: 'Web page', extensions: ['html'] },
  pdf: { name: 'PDF', extensions: ['pdf'] },
};

const withAttachments: readonly FileFilter[] = [
  { name: 'Markdown, in a folder with the attachments', extensions: ['md'] },
  { name: 'Archive of such a folder', extensions: ['zip'] },
];

/** Asks where an exported note should go. */
export function chooseExportPlace({ name, format, hasAttachments }: FileProposal): Promise<string | undefined> {
  const filter = filters[format];
  const offered = format === 'markdown' && hasAttachments ? withAttachments : [filter];
  return chooseSavePlace(`${name}.${filter.extensions[0]}`, offered);
}
