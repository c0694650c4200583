import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { messagesOf } from '../../core/messages/messages.ts';
import { makePrivate, problemOfProfile as findProblem, sentenceOf } from './profile-folder.ts';

/** The problem as a person reads it. */
function problemOfProfile(...asked: Parameters<typeof findProblem>): string | undefined {
  const problem = findProblem(...asked);
  return problem && sentenceOf(problem, messagesOf('en'));
}

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

  it.skipIf(process.platform === 'win32')(
    '[LA19] refuses the profile of another user, but not that of nobody in particular',
    () => {
      write('profile.json', '{"format":1}');
      const owner = fs.statSync(dir).uid;
      const alice = owner === 0 ? 1000 : owner;
      if (owner === 0) fs.chownSync(dir, alice, alice);
      expect(problemOfProfile(dir, () => true, alice + 1)).toBe(
        `The profile ${dir} belongs to another user of this computer. Choose a folder of your own.`,
      );
      expect(problemOfProfile(dir, () => true, alice)).toBeUndefined();
      expect(problemOfProfile(dir, () => true, 0)).toBeUndefined();
      expect(problemOfProfile('/', () => true, alice)).not.toContain('belongs to another user');
    },
  );

  it.skipIf(process.platform === 'win32')(
    '[LA18] makes a profile that only its owner can enter, also out of an open one',
    () => {
      fs.chmodSync(dir, 0o755);
      makePrivate(dir);
      makePrivate(path.join(dir, 'new', 'deeper'));
      const modes = [dir, path.join(dir, 'new'), path.join(dir, 'new', 'deeper')].map(
        (place) => fs.statSync(place).mode & 0o777,
      );
      expect(modes).toEqual([0o700, 0o700, 0o700]);
      expect(() => makePrivate(path.join(dir, 'file', 'below'))).not.toThrow();
    },
  );
});
