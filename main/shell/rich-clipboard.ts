import electron from 'electron';
import type { RichText } from '../transfer/ports.ts';

/** Puts a text onto the clipboard in both of its forms at once. */
export async function writeRichText({ text, html }: RichText): Promise<void> {
  const { clipboard, ClipboardItem } = electron;
  // Electron before 44 has no such class and takes the forms by their own names.
  const content: unknown =
    ClipboardItem === undefined ? { text, html } : [new ClipboardItem({ 'text/plain': text, 'text/html': html })];
  await Reflect.apply(clipboard.write, clipboard, [content]);
}
