import { spawn } from 'node:child_process';

const startTimeoutMs = 20_000;

/** Whether a window can be shown: always, except on Linux without an X or Wayland session. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** The display number that Xvfb writes to its fourth file once it accepts clients. */
function displayNumberOf(server) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      server.kill('SIGTERM');
      reject(new Error('Xvfb did not come up within 20 seconds'));
    }, startTimeoutMs);
    let text = '';
    server.stdio[3].on('data', (chunk) => {
      text += chunk;
      if (!text.endsWith('\n')) return;
      clearTimeout(timer);
      resolve(text.trim());
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code} before it was ready`)));
  });
}

/**
 * Starts a virtual display (1280x800) that picks a free number by itself.
 * @param {{ isOpenToOtherUsers?: boolean }} [options] true lets an app of another local user draw on it
 * @returns {Promise<{ name: string, close: () => void }>} `name` is the value for DISPLAY
 */
export async function startVirtualDisplay({ isOpenToOtherUsers = false } = {}) {
  const args = ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp', '-noreset'];
  if (isOpenToOtherUsers) args.push('-ac');
  // Its own process group: Ctrl+C must reach the app first, which needs the display to close its windows.
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true });
  const close = () => server.kill('SIGTERM');
  process.once('exit', close);
  const number = await displayNumberOf(server);
  server.stdio[3].destroy();
  server.unref();
  return {
    name: `:${number}`,
    close() {
      process.off('exit', close);
      close();
    },
  };
}
