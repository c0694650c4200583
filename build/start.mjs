import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { buildApp } from './build.mjs';
import { hasDisplay, startVirtualDisplay } from './display.mjs';
import { cacheDir } from './paths.mjs';
import { runForeground } from './processes.mjs';
import { setup } from './setup.mjs';

const screenshotFile = path.join(cacheDir, 'screenshot.png');

/** Says where the picture of the window lies as soon as the app has written it. */
function announceScreenshot() {
  fs.rmSync(screenshotFile, { force: true });
  const watcher = fs.watch(cacheDir, () => {
    if (!fs.existsSync(screenshotFile)) return;
    watcher.close();
    console.log(`start: the window looks like ${screenshotFile}`);
  });
  return watcher;
}

/** Starts the app from the checkout; resolves to its exit code. */
async function start(appArguments) {
  await setup();
  await buildApp();
  const env = { ...process.env };
  // For whoever drives the window from outside, such as the check of the README: `--remote-debugging-port=…`.
  const switches = (env.COMMONPLACE_SWITCHES ?? '').split(' ').filter((text) => text !== '');
  let display;
  let watcher;
  if (!hasDisplay()) {
    display = await startVirtualDisplay();
    watcher = announceScreenshot();
    Object.assign(env, { DISPLAY: display.name, COMMONPLACE_SCREENSHOT: screenshotFile });
    console.log(`start: no display here; using a virtual one (${display.name}), Ctrl+C ends the app`);
  }
  if (process.platform === 'linux' && process.getuid() === 0) {
    switches.push('--no-sandbox');
    console.log('start: running as root, so without the Chromium sandbox');
  }
  try {
    const electron = createRequire(import.meta.url)('electron');
    return await runForeground(electron, [...switches, '.', ...appArguments], { env });
  } finally {
    watcher?.close();
    display?.close();
  }
}

try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  console.error(`start: ${error.message}`);
  process.exitCode = 1;
}
