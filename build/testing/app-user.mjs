import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../paths.mjs';

const userName = 'commonplace-e2e';
const homeDir = '/var/lib/commonplace-e2e';
/** On a disk that may hold programs, which /tmp need not be. */
const stageParent = '/var/tmp';

const succeeds = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
const idOf = (flag) => Number(execFileSync('id', [flag, userName], { encoding: 'utf8' }));

function ensureUser() {
  if (succeeds('id', ['-u', userName])) return;
  const args = ['--system', '--user-group', '--create-home', '--home-dir', homeDir, '--shell', '/usr/sbin/nologin'];
  execFileSync('useradd', [...args, userName], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Chromium's sandbox is made of user namespaces; some containers forbid them. */
function canSandbox(asUser) {
  const command = [...asUser, 'unshare', '--user', '--map-root-user', 'true'];
  return succeeds(command[0], command.slice(1));
}

/** Hard links where the disk allows, else copies: the runtime alone has 260 MB. */
function place(from, to) {
  fs.mkdirSync(path.dirname(to), { recursive: true, mode: 0o755 });
  if (succeeds('cp', ['-rlL', from, to])) return;
  fs.rmSync(to, { recursive: true, force: true });
  execFileSync('cp', ['-rL', from, to]);
}

function shippedPackages() {
  const { packages } = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const names = Object.keys(packages).filter(
    (name) => name !== '' && !packages[name].dev && !packages[name].devOptional,
  );
  // A nested package comes along with the one around it.
  return names.filter((name) => name.lastIndexOf('node_modules/') === 0 && fs.existsSync(path.join(root, name)));
}

/**
 * Lays the built app and the runtime where another user can read them: the checkout may lie in a private folder.
 * The app's own output is copied, because a rebuild during the run would change linked files.
 */
function stageApp() {
  const stage = fs.mkdtempSync(path.join(stageParent, 'commonplace-e2e-'));
  fs.chmodSync(stage, 0o755);
  const app = path.join(stage, 'app');
  for (const name of shippedPackages()) place(path.join(root, name), path.join(app, name));
  const builtFolders = ['main', 'preload', 'renderer', 'drawing-preload', 'diagrams'];
  for (const name of ['package.json', ...builtFolders.map((folder) => `out/${folder}`)]) {
    fs.cpSync(path.join(root, name), path.join(app, name), { recursive: true });
  }
  place(path.dirname(createRequire(import.meta.url)('electron')), path.join(stage, 'electron'));
  spawnSync('chmod', ['-R', 'go+rX', stage]);
  return { stage, app };
}

function writeLauncher(stage, asUser) {
  const launcher = path.join(stage, 'launch');
  const home = `HOME=${homeDir} XDG_CONFIG_HOME= XDG_RUNTIME_DIR=`;
  fs.writeFileSync(launcher, `#!/bin/sh\nexec ${asUser.join(' ')} env ${home} ${stage}/electron/electron "$@"\n`);
  fs.chmodSync(launcher, 0o755);
  return launcher;
}

/**
 * Decides how tests start the app, so that Chromium's sandbox is on wherever the machine allows: as root through an
 * unprivileged user. Tests read the answer from the environment:
 * COMMONPLACE_SANDBOX (`on` or `off`) always; as root also COMMONPLACE_ELECTRON (the program to start instead of
 * Electron), COMMONPLACE_APP_DIR (the app to give it) and COMMONPLACE_APP_UID (who must own a profile folder).
 * @returns {{ env: Record<string, string>, close: () => void }}
 */
export function prepareAppUser() {
  const nothingToClose = () => {};
  if (process.platform !== 'linux') return { env: { COMMONPLACE_SANDBOX: 'on' }, close: nothingToClose };
  const withoutSandbox = () => {
    console.log('e2e: this machine allows no user namespaces; the app runs WITHOUT the Chromium sandbox');
    return { env: { COMMONPLACE_SANDBOX: 'off' }, close: nothingToClose };
  };
  if (process.getuid() !== 0) {
    return canSandbox(['env']) ? { env: { COMMONPLACE_SANDBOX: 'on' }, close: nothingToClose } : withoutSandbox();
  }
  ensureUser();
  const asUser = ['setpriv', `--reuid=${userName}`, `--regid=${userName}`, '--init-groups'];
  if (!canSandbox(asUser)) return withoutSandbox();
  const { stage, app } = stageApp();
  const close = () => fs.rmSync(stage, { recursive: true, force: true });
  process.once('exit', close);
  return {
    env: {
      COMMONPLACE_SANDBOX: 'on',
      COMMONPLACE_ELECTRON: writeLauncher(stage, asUser),
      COMMONPLACE_APP_DIR: app,
      COMMONPLACE_APP_UID: String(idOf('-u')),
    },
    close,
  };
}
