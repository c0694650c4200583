import type { ElectronApplication } from '@playwright/test';

/** What is on the clipboard, in both forms. Electron's clipboard became that of the web: older ones answer by `readHTML`. */
export function clipboardOf(app: ElectronApplication): Promise<{ readonly text: string; readonly html: string }> {
  return app.evaluate(async ({ clipboard }) => {
    const text = await clipboard.readText();
    const readHtml: unknown = Reflect.get(clipboard, 'readHTML');
    if (typeof readHtml === 'function') return { text, html: String(Reflect.apply(readHtml, clipboard, [])) };
    const [item] = await clipboard.read();
    return { text, html: (await (await item?.getType('text/html'))?.text()) ?? '' };
  });
}
