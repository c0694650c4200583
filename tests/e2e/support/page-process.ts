import type { ElectronApplication } from '@playwright/test';
import { expect } from '@playwright/test';

/** Ends the process of the first window's page: by a fault of its own, or from outside, as a system short of memory does. */
export async function endPage(app: ElectronApplication, way: 'crash' | 'kill'): Promise<void> {
  const before = await pageProcess(app);
  if (way === 'kill') process.kill(before, 'SIGKILL');
  else
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await expect.poll(() => pageProcess(app)).not.toBe(before);
  await expect.poll(() => isLoaded(app)).toBe(true);
}

/** The process of the first window's page; 0 while it has none. */
export const pageProcess = (app: ElectronApplication): Promise<number> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0);

const isLoaded = (app: ElectronApplication): Promise<boolean> =>
  app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return contents !== undefined && contents.getOSProcessId() > 0 && !contents.isCrashed() && !contents.isLoading();
  });
