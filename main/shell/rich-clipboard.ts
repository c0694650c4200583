import { clipboard, ClipboardItem } from 'electron';
import type { RichText } from '../transfer/ports.ts';

/** Puts a text onto the clipboard in both of its forms at once. */
export const writeRichText = ({ text, html }: RichText): Promise<void> =>
  clipboard.write([new ClipboardItem({ 'text/plain': text, 'text/html': html })]);
