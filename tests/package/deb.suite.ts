import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTeam } from '../support/team.ts';
import { waitFor } from '../support/wait-for.ts';
import type { AppPerson } from './app-person.ts';
import type { BuiltPackages } from './built-packages.ts';
import { testDeepLink } from './deep-link.suite.ts';
import { type AppStart, InstalledApp } from './installed-app.ts';
import { apt, hasTool, runTool } from './run-tool.ts';
import type { Steps } from './steps.ts';
import { systemFiles } from './system-files.ts';
import { assertLine, assertSandbox, withApp, writeLine } from './write-and-read.ts';

const EXECUTABLE = '/usr/bin/commonplace';
const HELPER = '/opt/Commonplace/chrome-sandbox';
const FIRST = 'Written in the installed app.';
const SECOND = 'Written after the upgrade.';

/** The life of the deb on this machine: install, write, share, open an address, upgrade, remove. Needs root. */
export async function testDeb(steps: Steps, { deb }: Pick<BuiltPackages, 'deb'>, person: AppPerson): Promise<void> {
  if (existsSync('/opt/Commonplace')) throw new Error('Commonplace is installed already; remove it first');
  apt('satisfy', runTool('dpkg-deb', ['-f', deb, 'Depends']).trim());
  const before = systemFiles();
  try {
    const title = await testUse(steps, deb, { person, executable: EXECUTABLE });
    await steps.step('[PK9] two installed instances write in one note through a server', () => writeTogether(person));
    await testDeepLink(steps, { person, executable: EXECUTABLE });
    await steps.step('[PK10] an upgrade keeps the notes', () =>
      upgrade(deb, { person, executable: EXECUTABLE }, title),
    );
    await steps.step('[PK11] a purge leaves the profile and nothing else', () => purge(before, person));
  } finally {
    if (existsSync('/opt/Commonplace')) apt('purge', 'commonplace');
  }
}

/** Installs the deb and uses it alone; answers the title of the note that was written in. */
async function testUse(steps: Steps, deb: string, start: AppStart): Promise<string> {
  let title = '';
  await steps.step('[PK7] the deb installs, and its pages run in the sandbox of an unprivileged user', async () => {
    apt('install', deb);
    await withApp(start, async (app) => {
      assertSandbox(app);
      // The note that is open at the very first start is the manual.
      title = await app.notes.titleText();
    });
  });
  await steps.step('[PK8] what was written in the installed app is there after the next start', async () => {
    await withApp(start, (app) => writeLine(app, title, FIRST));
    await withApp(start, (app) => assertLine(app, title, FIRST));
    assert.equal(runTool('dpkg', ['--verify', 'commonplace']), '', 'use changes no installed file');
  });
  await steps.step('[PK15] a fault in a page of the installed app leaves a dump in the profile', () =>
    faultPage(start),
  );
  await steps.step('[PK14] without user namespaces the SUID helper makes the sandbox', async () => {
    // What the package's script does where the kernel has none.
    chmodSync(HELPER, 0o4755);
    await withApp({ ...start, switches: ['--disable-namespace-sandbox'] }, async (app) => assertSandbox(app));
    chmodSync(HELPER, 0o755);
  });
  return title;
}

async function faultPage({ person, executable }: AppStart): Promise<void> {
  const profile = person.makeDir('crashing');
  const app = await InstalledApp.start({ person, executable, profile });
  try {
    app.faultPage();
    const dumps = () =>
      readdirSync(join(profile, 'browser/crashes'), { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.dmp'),
      );
    await waitFor(async () => dumps().length === 1, 'a dump', 30_000);
    await app.terminate();
  } catch (error) {
    app.kill();
    throw error;
  }
}

async function upgrade(deb: string, start: AppStart, title: string): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), 'commonplace-deb-'));
  try {
    apt('install', withHigherVersion(deb, place));
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
  assert.match(runTool('dpkg-query', ['--status', 'commonplace']), /^Version: .*\+next$/m);
  await withApp(start, async (app) => {
    await assertLine(app, title, FIRST);
    await writeLine(app, title, SECOND);
  });
  await withApp(start, (app) => assertLine(app, title, SECOND));
}

function purge(before: ReadonlySet<string>, person: AppPerson): void {
  apt('purge', 'commonplace');
  const after = systemFiles();
  const added = [...after].filter((file) => !before.has(file));
  const lost = [...before].filter((file) => !after.has(file));
  assert.deepEqual({ added, lost }, { added: [], lost: [] });
  const profile = join(person.home, '.config/Commonplace');
  console.log(`package: left after the purge: ~/.config/Commonplace with ${readdirSync(profile).join(', ')}`);
  assert.ok(existsSync(join(profile, 'profile.json')));
}

/** Two people with a profile each; both type in one note, both end with both texts. */
async function writeTogether(person: AppPerson): Promise<void> {
  const team = await createTeam();
  const seat = (name: string) => ({ person, executable: EXECUTABLE, profile: person.makeDir(name) });
  try {
    await withApp(seat('alice'), async (alice) => {
      await alice.notes.connect(team.address('alice'));
      await alice.notes.newNote('Shared');
      await alice.notes.type('From Alice.');
      await withApp(seat('bob'), async (bob) => {
        await bob.notes.connect(team.address('bob'));
        await bob.notes.openNote('Shared');
        const isWith = (text: string) => async () =>
          (await alice.notes.bodyText()) === text && (await bob.notes.bodyText()) === text;
        await waitFor(isWith('From Alice.'), 'the text of alice on both screens', 60_000);
        await bob.notes.press('Control+End');
        await bob.notes.type(' From Bob.');
        await waitFor(isWith('From Alice. From Bob.'), 'both texts on both screens', 60_000);
      });
    });
  } finally {
    await team.close();
  }
}

/** The same package with a higher version, quickly: unpacked, renumbered, stored. */
function withHigherVersion(deb: string, place: string): string {
  const [tree, next] = [join(place, 'tree'), join(place, 'next.deb')];
  runTool('dpkg-deb', ['--raw-extract', deb, tree]);
  const control = join(tree, 'DEBIAN/control');
  writeFileSync(control, readFileSync(control, 'utf8').replace(/^(Version: .*)$/m, '$1+next'));
  runTool('dpkg-deb', ['-Znone', '--root-owner-group', '--build', tree, next]);
  return next;
}

/** Why the deb cannot be tried here; undefined when it can. */
export function obstacleToDeb(): string | undefined {
  if (!hasTool('apt-get')) return 'there is no apt here';
  return process.getuid?.() === 0 ? undefined : 'only root may install packages';
}
