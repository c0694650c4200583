import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extensionOf, safeFileName } from './file-name.ts';
import { attachmentsIn } from './references.ts';
import { isRunnable } from './runnable.ts';

const nothing = new Uint8Array(0);
const head = (...bytes: number[]): Uint8Array => new Uint8Array([...bytes, 0, 0, 0]);

describe('names of files', () => {
  it.each([
    ['plan.pdf', 'plan.pdf'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\Windows\\x.txt', 'C__Windows_x.txt'],
    ['.bashrc', 'bashrc'],
    ['...', 'file'],
    ['', 'file'],
    ['con.txt', '_con.txt'],
    ['AUX', '_AUX'],
    ['console.txt', 'console.txt'],
    ['annual\u202efdp.exe', 'annual_fdp.exe'],
    ['a\u0000b.txt', 'a_b.txt'],
    ['trailing. . ', 'trailing'],
  ])('[AT7] %j is put on the disk as %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  it('[AT7] every name becomes one that stays in its folder and fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 255 }), (name) => {
        const safe = safeFileName(name);
        expect(safe).not.toMatch(/[/\\:\p{Cc}]|^\.|^$/u);
        expect(new TextEncoder().encode(safe).length).toBeLessThanOrEqual(201);
      }),
    );
    expect(safeFileName(`${'\u{1F600}'.repeat(100)}.png`)).toMatch(/\.png$/);
  });

  it('[AT7] what is cut is cut before the ending', () => {
    expect(extensionOf(safeFileName(`${'a'.repeat(250)}.docx`))).toBe('docx');
  });
});

describe('what would run', () => {
  it.each([
    'setup.EXE',
    'run.sh',
    'x.ps1',
    'a.pdf.lnk',
    'x.command',
    'y.desktop',
    'z.jar',
    'm.scr',
    'a.AppImage',
    'b.url',
  ])('[AT8] %s is told by its name', (name) => {
    expect(isRunnable(name, nothing)).toBe(true);
  });

  it.each([
    ['ELF', head(0x7f, 0x45, 0x4c, 0x46)],
    ['Windows', head(0x4d, 0x5a)],
    ['a script', head(0x23, 0x21)],
    ['Mach-O', head(0xcf, 0xfa, 0xed, 0xfe)],
  ])('[AT8] a program for %s is told by its first bytes', (_what, bytes) => {
    expect(isRunnable('holiday.png', bytes)).toBe(true);
  });

  it.each(['plan.pdf', 'letter.docx', 'photo.jpeg', 'notes.txt', 'no-ending'])('[AT8] %s is opened', (name) => {
    expect(isRunnable(name, new TextEncoder().encode('%PDF-1.7 anything'))).toBe(false);
  });
});

describe('references', () => {
  it('[AT16] all attachments that a text names are found, once each', () => {
    const [one, two] = ['a'.repeat(64), 'b'.repeat(64)];
    const text = `![x](att:${one}/x.png) [y](att:${two}/y) <att:${one}/z> att:${'c'.repeat(65)} att:${'d'.repeat(63)}`;
    expect(attachmentsIn(text)).toEqual([one, two]);
  });
});
