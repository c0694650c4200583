import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problemOfProfile, profileFolderOf } from './profile-folder.ts';

const STANDARD = path.resolve('/home/alice/.config/Commonplace');

describe('which profile', () => {
  it('[SH1] is the one given by --profile, relative to where the app was started', () => {
    const cwd = path.resolve('/work');
    expect(profileFolderOf(['app', '.', '--profile', 'alice'], cwd, STANDARD)).toBe(path.join(cwd, 'alice'));
    expect(profileFolderOf(['app', '--profile=/tmp/x'], cwd, STANDARD)).toBe(path.resolve('/tmp/x'));
  });

  it('[SH1] is the standard one otherwise; unknown arguments change nothing', () => {
    expect(profileFolderOf(['app', '.', '--profiles', 'x', '--inspect=0', 'y'], '/', STANDARD)).toBe(STANDARD);
  });

  it('[SH1] is none when --profile names no folder', () => {
    for (const argv of [['--profile'], ['--profile', '--no-sandbox'], ['--profile=']]) {
      expect(profileFolderOf(argv, '/', STANDARD)).toBeUndefined();
    }
  });
});

describe('whether a folder can be a profile', () => {
  let dir: string;
  beforeEach(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'profile-folder-'));
  });
  afterEach(() => fs.rmSync(dir, { recursive: true }));

  /** Everything below the folder with its content, to prove that looking changed nothing. */
  const snapshot = (): Record<string, string> =>
    Object.fromEntries(
      fs
        .readdirSync(dir, { recursive: true, withFileTypes: true })
        .map((entry) => path.join(entry.parentPath, entry.name))
        .map((place) => [place, fs.statSync(place).isFile() ? fs.readFileSync(place, 'utf8') : 'folder']),
    );
  const write = (name: string, content: string): void => fs.writeFileSync(path.join(dir, name), content);

  it('[SH2] takes a folder that does not exist yet, an empty one and one of its own', () => {
    expect(problemOfProfile(path.join(dir, 'new', 'deeper'))).toBeUndefined();
    expect(problemOfProfile(dir)).toBeUndefined();
    write('profile.json', '{"format":1,"made":"x"}');
    write('journal', 'x');
    expect(problemOfProfile(dir)).toBeUndefined();
  });

  it('[SH2] takes a folder that holds only what a cut-off first start left', () => {
    fs.mkdirSync(path.join(dir, 'browser'));
    write('profile.json.tmp', '{');
    expect(problemOfProfile(dir)).toBeUndefined();
  });

  it.each([
    ['[SH3] refuses a folder with foreign files', { 'thesis.md': 'x' }, 'is not a Commonplace profile'],
    ['[SH3] refuses the profile of a newer version', { 'profile.json': '{"format":2}' }, 'by a newer version'],
    ['[SH3] refuses a profile.json that is no JSON', { 'profile.json': '{"for' }, 'is not readable'],
    ['[SH3] refuses a profile.json without a format', { 'profile.json': '{}' }, 'is not readable'],
    ['[SH3] refuses a profile.json that is null', { 'profile.json': 'null' }, 'is not readable'],
    [
      '[SH3] refuses a profile.json with a format that is no number',
      { 'profile.json': '{"format":"1"}' },
      'is not readable',
    ],
  ])('%s and changes nothing in it', (_title, files, words) => {
    for (const [name, content] of Object.entries(files)) write(name, content);
    const before = snapshot();
    expect(problemOfProfile(dir)).toContain(words);
    expect(problemOfProfile(dir)).toContain(dir);
    expect(snapshot()).toEqual(before);
  });

  it('[SH3] refuses a folder, or a place for a new one, that takes no files', () => {
    write('profile.json', '{"format":1}');
    expect(problemOfProfile(dir, () => false)).toContain('is read-only');
    expect(problemOfProfile(path.join(dir, 'new', 'deeper'), () => false)).toContain(`${dir} is read-only`);
    fs.mkdirSync(path.join(dir, 'browser'));
    expect(problemOfProfile(dir, (place) => !place.endsWith('browser'))).toContain('is read-only');
  });

  it('[SH3] refuses a file where a folder is meant', () => {
    write('file', '');
    expect(problemOfProfile(path.join(dir, 'file'))).toContain('is not a folder');
    expect(problemOfProfile(path.join(dir, 'file', 'below'))).toBeDefined();
  });
});
