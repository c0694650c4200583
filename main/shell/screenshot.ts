import { writeFile } from 'node:fs/promises';
import type { BrowserWindow } from 'electron';
import type { Log } from '../engine/ports.ts';

/** What a picture of a window takes. */
export interface ScreenshotOptions {
  readonly file: string;
  /** Resolves when the page has nothing under way: what it shows then is its content. */
  readonly whenSettled: () => Promise<void>;
  readonly log: Log;
}

/** Writes a PNG of the window once it shows its content, and says where. For development without a display. */
export function takeScreenshot(window: BrowserWindow, { file, whenSettled, log }: ScreenshotOptions): void {
  const take = async (): Promise<void> => {
    await whenSettled();
    const image = await window.webContents.capturePage();
    await writeFile(file, new Uint8Array(image.toPNG()));
    log.info('screenshot', { file });
  };
  window.webContents.once('did-finish-load', () => {
    take().catch((cause: unknown) => log.error('no screenshot', cause));
  });
}
