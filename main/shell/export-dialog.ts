import type { FileFilter } from 'electron';
import type { Messages } from '../../core/messages/messages.ts';
import type { FileProposal } from '../transfer/ports.ts';
import { chooseSavePlace } from './save-dialog.ts';

type Said = Messages['dialogs'];

const filtersIn = (said: Said): Readonly<Record<FileProposal['format'], FileFilter>> => ({
  markdown: { name: 'Markdown', extensions: ['md'] },
  html: { name: said.webPage, extensions: ['html'] },
  pdf: { name: 'PDF', extensions: ['pdf'] },
});

const withAttachments = (said: Said): readonly FileFilter[] => [
  { name: said.markdownFolder, extensions: ['md'] },
  { name: said.markdownArchive, extensions: ['zip'] },
];

/** Asks where an exported note should go. */
export function chooseExportPlace(
  { name, format, hasAttachments }: FileProposal,
  said: Said,
): Promise<string | undefined> {
  const filter = filtersIn(said)[format];
  const offered = format === 'markdown' && hasAttachments ? withAttachments(said) : [filter];
  return chooseSavePlace(`${name}.${filter.extensions[0]}`, offered);
}
