import { execFileSync } from 'node:child_process';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MAX_ATTACHMENT_BYTES } from '../../core/contract/attachment-commands.ts';
import type { Collection } from '../../main/import/formats/note-entry.ts';
import { openCollection } from '../../main/import/formats/open-collection.ts';
import { Survey } from '../../main/import/survey.ts';
import { saidToBeEncrypted, tarOf, zipOf } from '../support/archives.ts';
import { emptyFolder, folderOf } from '../support/importing.ts';

const UNIX = 3;
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

/** What comes of a place: the titles of its notes, and what stays out. */
async function outcomeOf(place: string) {
  const spoolDir = await emptyFolder();
  const collection: Collection = await openCollection(place, spoolDir);
  const survey = new Survey(collection, { known: new Set(), avoid: new Set(), onReading: () => undefined });
  while (survey.step());
  const unpacked = await readdir(spoolDir, { recursive: true });
  return {
    titles: survey.notes.map(({ read }) => read?.title),
    skipped: Object.fromEntries(survey.preview().skipped.map(({ name, problem }) => [name, problem])),
    unpacked,
  };
}

describe('a zip archive', () => {
  it('[IM10] whose entries lead elsewhere loses these, named, and keeps the rest', async () => {
    const place = await zipOf({
      'good.md': text('fine'),
      '../../out.md': text('x'),
      '/etc/cron.md': text('x'),
      'C:/windows.md': text('x'),
      'link.md': [text('/etc/passwd'), { os: UNIX, attrs: (0o120777 << 16) >>> 0 }],
      'inner.zip': text('PK'),
      'huge.bin': new Uint8Array(0),
    });
    const { titles, skipped, unpacked } = await outcomeOf(place);
    expect(titles).toEqual(['good']);
    expect(skipped).toEqual({
      '../../out.md': 'unsafe-name',
      '/etc/cron.md': 'unsafe-name',
      'C:/windows.md': 'unsafe-name',
      'link.md': 'not-a-file',
      'inner.zip': 'nested-archive',
      'huge.bin': 'not-referenced',
    });
    expect(unpacked.every((name) => /^\d+$/.test(name))).toBe(true);
  });

  it('[IM10] with an entry that unpacks to a thousand times its size, or to more than a file may have, loses that one', async () => {
    const bomb = new Uint8Array(8 * 1024 * 1024);
    const { titles, skipped } = await outcomeOf(await zipOf({ 'good.md': text('fine'), 'bomb.md': bomb }));
    expect([titles, skipped]).toEqual([['good'], { 'bomb.md': 'too-compressed' }]);
    const lying = await zipOf(
      { 'good.md': text('fine'), 'lies.md': [text('x'.repeat(5000)), { level: 9 }] },
      (bytes) => {
        // The size that the directory gives is smaller than what comes out.
        const changed = Buffer.from(bytes);
        for (let at = changed.indexOf('PK\x01\x02'); at >= 0; at = changed.indexOf('PK\x01\x02', at + 1))
          if (changed.readUInt32LE(at + 24) === 5000) changed.writeUInt32LE(10, at + 24);
        return new Uint8Array(changed);
      },
    );
    expect((await outcomeOf(lying)).skipped).toEqual({ 'lies.md': 'damaged' });
    const large = await zipOf({ 'good.md': text('fine'), 'large.bin': text('small') }, (bytes) => {
      const changed = Buffer.from(bytes);
      for (let at = changed.indexOf('PK\x01\x02'); at >= 0; at = changed.indexOf('PK\x01\x02', at + 1))
        if (changed.readUInt32LE(at + 24) === 5) {
          changed.writeUInt32LE(MAX_ATTACHMENT_BYTES + 1, at + 24);
          changed.writeUInt32LE(MAX_ATTACHMENT_BYTES, at + 20);
          changed.writeUInt16LE(8, at + 10);
        }
      return new Uint8Array(changed);
    });
    expect((await outcomeOf(large)).skipped).toEqual({ 'large.bin': 'too-large' });
  });

  it('[IM10] that is encrypted, cut off or none at all says so', async () => {
    const encrypted = await outcomeOf(await zipOf({ 'a.md': text('x'), 'b.md': text('y') }, saidToBeEncrypted));
    expect(encrypted).toMatchObject({ titles: [], skipped: { 'a.md': 'encrypted', 'b.md': 'encrypted' } });
    const entries = { 'a.md': text('x'.repeat(3000)), 'b.md': text('y') };
    await expect(outcomeOf(await zipOf(entries, (bytes) => bytes.slice(0, -30)))).rejects.toMatchObject({
      problem: 'damaged',
    });
    await expect(outcomeOf(await zipOf({}, () => text('no zip')))).rejects.toMatchObject({ problem: 'damaged' });
    const torn = await outcomeOf(
      await zipOf(entries, (bytes) => {
        const changed = new Uint8Array(bytes);
        changed.fill(0xff, 36, 42);
        return changed;
      }),
    );
    expect(torn).toMatchObject({ titles: ['b'], skipped: { 'a.md': 'damaged' } });
  });

  it('[IM11] of a hundred thousand entries is taken up to the limit, and little of it is in memory', async () => {
    const entries = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, place) => [`${place}.md`, new Uint8Array()]),
    );
    const place = await zipOf(entries);
    const before = process.memoryUsage().heapUsed;
    const { titles, skipped } = await outcomeOf(place);
    expect(titles).toHaveLength(10_000);
    expect(Object.values(skipped)).toEqual(['too-much']);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 * 1024 * 1024);
  });
});

describe('a tar archive', () => {
  it('[IM10] loses links, devices and names that lead elsewhere; one that is cut off keeps what was whole', async () => {
    const bytes = await tarOf([
      { name: 'good.md', content: 'fine' },
      { name: '../out.md', content: 'x' },
      { name: 'link.md', type: 'symlink', linkname: '/etc/passwd' },
      { name: 'null.md', type: 'character-device' },
      { name: 'second.md', content: 'y'.repeat(4000) },
    ]);
    const place = join(await emptyFolder(), 'a.tar');
    await writeFile(place, bytes);
    expect(await outcomeOf(place)).toMatchObject({
      titles: ['good', 'second'],
      skipped: { '../out.md': 'unsafe-name', 'link.md': 'not-a-file', 'null.md': 'not-a-file' },
    });
    await writeFile(place, bytes.slice(0, bytes.length - 5000));
    expect(await outcomeOf(place)).toMatchObject({ titles: ['good'], skipped: { 'a.tar': 'damaged' } });
  });
});

describe('a folder', () => {
  it('[IM12] has no links followed and nothing that waits opened; hidden files do not count', async () => {
    const folder = await folderOf('Folder', {
      'good.md': 'fine',
      '.git/config.md': 'x',
      '.hidden.md': 'x',
      'sub/b.md': 'b',
    });
    await symlink('/etc/passwd', join(folder, 'link.md'));
    await symlink('/etc', join(folder, 'etc'));
    execFileSync('mkfifo', [join(folder, 'pipe.md')]);
    const { titles, skipped } = await outcomeOf(folder);
    expect(titles).toEqual(['good', 'b']);
    expect(skipped).toEqual({ 'link.md': 'not-a-file', etc: 'not-a-file', 'pipe.md': 'not-a-file' });
  });

  it('[IM12] deeper than anyone goes is left at the limit, named', async () => {
    const folder = await folderOf('Folder', { 'good.md': 'fine' });
    await mkdir(join(folder, 'd/'.repeat(30)), { recursive: true });
    await writeFile(join(folder, 'd/'.repeat(30), 'deep.md'), 'x');
    const { titles, skipped } = await outcomeOf(folder);
    expect(titles).toEqual(['good']);
    expect(Object.values(skipped)).toEqual(['too-much']);
  });

  it('[IM13] of texts in other encodings is read, and what is no text stays out', async () => {
    const wide = (words: string): Uint8Array => new Uint8Array(Buffer.from(words, 'utf16le'));
    const files = {
      'bom.md': '\uFEFFnaïve',
      'wide.md': wide('\uFEFFnaïve'),
      'wide-without-mark.md': wide('a longer text without any mark'),
      'big.md': new Uint8Array(Buffer.from(wide('\uFEFFnaïve')).swap16()),
      'latin.md': new Uint8Array([0x6e, 0x61, 0xef, 0x76, 0x65]),
      'binary.md': new Uint8Array([0x00, 0x01, 0x02, 0xff, 0xfe, 0x00]),
      'large.md': 'x'.repeat(5 * 1024 * 1024),
      'empty.md': '',
    };
    const collection = await openCollection(await folderOf('Texts', files), await emptyFolder());
    const survey = new Survey(collection, { known: new Set(), avoid: new Set(), onReading: () => undefined });
    while (survey.step());
    expect(Object.fromEntries(survey.notes.map(({ read }) => [read?.title, read?.body]))).toEqual({
      bom: 'naïve',
      wide: 'naïve',
      'wide-without-mark': 'a longer text without any mark',
      big: 'naïve',
      latin: 'naïve',
      empty: '',
    });
    expect(survey.preview().skipped).toEqual([
      { name: 'binary.md', problem: 'not-text' },
      { name: 'large.md', problem: 'too-large' },
    ]);
  });
});

describe('an Evernote export', () => {
  const note = (title: string, content = 'x'): string =>
    `<note><title>${title}</title><content><![CDATA[<en-note>${content}</en-note>]]></content></note>`;
  const outcomeOfXml = async (xml: string) =>
    outcomeOf(join(await folderOf('Export', { 'Notes.enex': xml }), 'Notes.enex'));

  it('[IM32] that is broken keeps the notes before, and is named', async () => {
    const cut = `<en-export>${note('One')}${note('Two').slice(0, 40)}`;
    expect(await outcomeOfXml(cut)).toMatchObject({ titles: ['One'], skipped: { 'Notes.enex': 'damaged' } });
    expect(await outcomeOfXml('no xml at all')).toMatchObject({ titles: [], skipped: { 'Notes.enex': 'damaged' } });
    const crossed = `<en-export>${note('One')}<note><title>T</content></note></en-export>`;
    expect(await outcomeOfXml(crossed)).toMatchObject({ titles: ['One'], skipped: { 'Notes.enex': 'damaged' } });
  });

  it('[IM32] has no entities of its own expanded, nor any file read for one', async () => {
    const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
    const bomb = `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]><en-export>${note('&l9;&f;')}</en-export>`;
    const { titles } = await outcomeOfXml(bomb);
    for (const title of titles) expect(title).not.toMatch(/haha|root:/);
  });

  it('[IM32] with a file that is no base64 loses the file and keeps the note', async () => {
    const resource = '<resource><data encoding="base64">!!!!</data><mime>image/png</mime></resource>';
    const broken = `<en-export>${note('One').replace('</note>', `${resource}</note>`)}</en-export>`;
    expect(await outcomeOfXml(broken)).toMatchObject({ titles: ['One'], skipped: { 'One: file.png': 'damaged' } });
  });
});
