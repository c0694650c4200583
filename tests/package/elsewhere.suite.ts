import assert from 'node:assert/strict';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppPerson } from './app-person.ts';
import type { BuiltPackages } from './built-packages.ts';
import { runTool } from './run-tool.ts';
import type { Steps } from './steps.ts';
import { assertLine, assertSandbox, withApp, writeLine } from './write-and-read.ts';

const PLACE = 'Übersicht für Ämter (neu)';
const TEXT = 'Written in a folder with an odd name.';

/** Installs the rpm into an empty root folder. Needs root and `rpm`. */
export async function testRpm(steps: Steps, { rpm: file }: BuiltPackages): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'commonplace-rpm-'));
  const rpm = (...args: readonly string[]): string => runTool('rpm', ['--root', root, ...args]);
  try {
    await steps.step('[PK12] the rpm installs, verifies and goes without a trace', () => {
      rpm('--initdb');
      // The scratch root holds no shell to run scripts and none of the libraries.
      rpm('--install', '--force-debian', '--nodeps', '--noscripts', file);
      assert.equal(rpm('--verify', '--nodeps', '--noscripts', 'commonplace'), '');
      const files = rpm('--query', '--list', 'commonplace').trim().split('\n');
      for (const name of ['/opt/Commonplace/commonplace', '/usr/bin/commonplace'])
        assert.ok(files.includes(name), name);
      const [link] = readdirSync(join(root, 'usr/bin'));
      assert.equal(link, 'commonplace');
      assert.ok(existsSync(join(root, 'usr/bin/commonplace')), 'the link leads into the same root');
      rpm('--erase', '--nodeps', '--noscripts', 'commonplace');
      assert.deepEqual(
        files.filter((name) => existsSync(join(root, name))),
        [],
      );
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** What the unpacked program does before it has a window, and where it keeps its notes when a folder lies beside it. */
async function testUnpacked(steps: Steps, person: AppPerson, place: string): Promise<void> {
  const executable = join(place, 'commonplace');
  await steps.step('[LA5] the packaged program prints its version and options', () => {
    const [command = '', ...prefix] = person.prefix;
    const output = (option: string): string => runTool(command, [...prefix, executable, option]);
    assert.match(output('--version'), /^Commonplace \d+\.\d+\.\d+\S*\n$/);
    assert.match(output('--help'), /--quick-capture/);
    assert.ok(!existsSync(join(person.home, '.config/Commonplace')), 'no profile is made');
  });
  await steps.step('[LA23] a folder beside the program is its profile', async () => {
    const profile = join(place, 'Commonplace-profile');
    mkdirSync(profile);
    chownSync(profile, statSync(person.home).uid, -1);
    await withApp({ person, executable }, async () => undefined);
    assert.ok(existsSync(join(profile, 'profile.json')));
    assert.ok(!existsSync(join(person.home, '.config/Commonplace/profile.json')));
  });
}

/** Unpacks the archive where nothing was installed, and uses it from there. */
export async function testArchive(steps: Steps, { archive }: BuiltPackages, person: AppPerson): Promise<void> {
  await steps.step('[PK13] the unpacked archive runs from a path with spaces and umlauts', async () => {
    const place = join(person.home, PLACE);
    mkdirSync(place);
    runTool('tar', ['xzf', archive, '-C', place, '--strip-components=1', '--no-same-owner']);
    const app = {
      person,
      executable: join(place, 'commonplace'),
      profile: person.makeDir('Notizbücher größer & schöner'),
    };
    const title = await withApp(app, async (window) => {
      assertSandbox(window);
      const manual = await window.notes.titleText();
      await writeLine(window, manual, TEXT);
      return manual;
    });
    await withApp(app, (window) => assertLine(window, title, TEXT));
  });
  await testUnpacked(steps, person, join(person.home, PLACE));
}
