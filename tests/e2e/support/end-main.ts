import type { LaunchedApp } from './launch-app.ts';

/** Ends an app's main process: by a fault of its own, or from outside. Resolves when it and its dump are done. */
export async function endMain({ app }: LaunchedApp, way: 'crash' | 'kill'): Promise<void> {
  const main = app.process();
  const ended = new Promise((resolve) => main.once('exit', resolve));
  if (way === 'kill') main.kill('SIGKILL');
  // The answer never comes.
  else void app.evaluate(() => process.crash()).catch(() => undefined);
  await ended;
}
