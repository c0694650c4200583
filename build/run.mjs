import { buildApp } from './build.mjs';
import { hasDisplay, startVirtualDisplay } from './display.mjs';
import { runForeground } from './processes.mjs';
import { setup } from './setup.mjs';
import { prepareAppUser } from './testing/app-user.mjs';

/**
 * Runs a TypeScript program of the checkout: `node build/run.mjs [--app] <file> [arguments]`. With `--app` it may start
 * the app: Electron is set up, the app built, a display provided.
 */
async function runProgram(commandLine) {
  const needsApp = commandLine[0] === '--app';
  const program = needsApp ? commandLine.slice(1) : commandLine;
  await setup({ needsElectron: needsApp });
  const env = { ...process.env };
  let display;
  let appUser;
  try {
    if (needsApp) {
      await buildApp();
      appUser = prepareAppUser();
      if (!hasDisplay()) {
        display = await startVirtualDisplay({ isOpenToOtherUsers: true });
        env.DISPLAY = display.name;
      }
    }
    return await runForeground(process.execPath, ['--import', 'tsx', ...program], { env: { ...env, ...appUser?.env } });
  } finally {
    display?.close();
    appUser?.close();
  }
}

try {
  process.exitCode = await runProgram(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
