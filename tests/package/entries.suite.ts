import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type BuiltPackages, root } from './built-packages.ts';
import { apt, hasTool, runTool } from './run-tool.ts';
import type { Steps } from './steps.ts';

/** How much larger the deb may be than the bare runtime packed the same way. */
const SIZE_LIMIT = 1.15;

/** Judges of what a desktop reads, and the Debian packages that bring them. */
const JUDGES = { 'desktop-file-validate': 'desktop-file-utils', appstreamcli: 'appstream', man: 'man-db' };

/** What the packages tell the desktop, and how large they are. */
export async function testEntries(steps: Steps, packages: BuiltPackages): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), 'commonplace-entries-'));
  try {
    runTool('dpkg-deb', ['--extract', packages.deb, place]);
    provideJudges(steps);
    await steps.step('[PK4] desktop entry, AppStream file, MIME type and man page are valid', () => {
      assertDesktopEntry(join(place, 'usr/share/applications/commonplace.desktop'));
      assertAppStream(join(place, 'usr/share/metainfo/invalid.commonplace.app.metainfo.xml'));
      assertMimeType(readFileSync(join(place, 'usr/share/mime/packages/commonplace.xml'), 'utf8'));
      assertManPage(join(place, 'usr/share/man/man1/commonplace.1.gz'));
      for (const size of [16, 24, 32, 48, 64, 128, 256, 512])
        assertIcon(join(place, `usr/share/icons/hicolor/${size}x${size}/apps/commonplace.png`), size);
    });
    await steps.step(`[PK6] the deb is at most ${SIZE_LIMIT} times the bare runtime`, () => {
      const [ours, bare] = [statSync(packages.deb).size, bareSizeBytes(packages)];
      const ratio = ours / bare;
      const inMb = (bytes: number): string => (bytes / 1e6).toFixed(1);
      console.log(`package: deb ${inMb(ours)} MB, bare runtime ${inMb(bare)} MB, ratio ${ratio.toFixed(3)}`);
      assert.ok(ratio <= SIZE_LIMIT);
    });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function provideJudges(steps: Steps): void {
  const missing = Object.entries(JUDGES).filter(([tool]) => !hasTool(tool));
  if (missing.length === 0) return;
  if (process.getuid?.() === 0) apt('install', ...missing.map(([, name]) => name));
  else for (const [tool, name] of missing) steps.skip(`what ${tool} says`, `install ${name}`);
}

function assertDesktopEntry(file: string): void {
  if (hasTool('desktop-file-validate')) assert.equal(runTool('desktop-file-validate', [file]), '');
  const text = readFileSync(file, 'utf8');
  for (const line of [
    'Exec=/opt/Commonplace/commonplace %U',
    'MimeType=text/markdown;application/x-commonplace-invite;x-scheme-handler/commonplace;',
    'Actions=new-note;quick-capture;',
    'Exec=commonplace --new-note',
    'Exec=commonplace --quick-capture',
    'StartupWMClass=commonplace',
  ])
    assert.ok(text.split('\n').includes(line), line);
}

function assertAppStream(file: string): void {
  if (hasTool('appstreamcli')) runTool('appstreamcli', ['validate', '--no-net', file]);
  assert.match(readFileSync(file, 'utf8'), /<release version="\d/);
}

function assertMimeType(text: string): void {
  assert.match(text, /<mime-type type="application\/x-commonplace-invite">/);
}

function assertManPage(file: string): void {
  const source = runTool('gzip', ['-dc', file]);
  for (const option of ['profile', 'safe\\-mode', 'new\\-note', 'quick\\-capture', 'help', 'version'])
    assert.ok(source.includes(`\\-\\-${option}`), option);
  assert.doesNotMatch(source, /@VERSION@/);
  if (hasTool('man')) assert.match(runTool('man', ['--warnings', '-l', file], { MANPAGER: 'cat' }), /--profile DIR/);
}

/** Width and height stand at fixed places of a PNG. */
function assertIcon(file: string, size: number): void {
  const picture = readFileSync(file);
  assert.deepEqual([picture.readUInt32BE(16), picture.readUInt32BE(20)], [size, size], file);
}

/** The size of a deb with the same Electron, the same locales and the same compression, and nothing of ours. */
function bareSizeBytes({ unpacked, isDevelopment }: BuiltPackages): number {
  const place = mkdtempSync(join(dirname(unpacked), '.bare-'));
  try {
    const [tree, deb] = [join(place, 'electron'), join(place, 'bare.deb')];
    runTool('cp', ['-al', unpacked, tree]);
    for (const name of ['app.asar', 'app.asar.unpacked', 'licences'])
      rmSync(join(tree, 'resources', name), { recursive: true });
    const about = { name: 'bare', version: '1', architecture: 'amd64', maintainer: 'x', description: 'x' };
    const options = Object.entries({ ...about, 'deb-compression': 'zst', package: deb });
    const args = ['-s', 'dir', '-t', 'deb', ...options.flatMap(([name, value]) => [`--${name}`, value])];
    const level = isDevelopment ? '3' : '7';
    runTool(join(root, 'build/package/fpm.mjs'), [...args, `${tree}/=/opt/Bare`], {
      ELECTRON_BUILDER_COMPRESSION_LEVEL: level,
    });
    return statSync(deb).size;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
