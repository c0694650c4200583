import type { ElectronApplication } from '@playwright/test';

/** What a program puts onto the clipboard beside each other when rich text is copied. */
export interface RichText {
  readonly html: string;
  readonly text: string;
}

/** Puts rich text onto the system's clipboard. The clipboard of Electron takes items in new versions, an object before. */
export function copyRich(app: ElectronApplication, copied: RichText): Promise<void> {
  return app.evaluate(async ({ clipboard, ClipboardItem }, { html, text }) => {
    const data =
      ClipboardItem === undefined ? { html, text } : [new ClipboardItem({ 'text/html': html, 'text/plain': text })];
    await Reflect.apply(clipboard.write, clipboard, [data]);
  }, copied);
}
