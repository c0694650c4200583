import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandInput } from '../../core/contract/commands.ts';
import type { OutgoingEvent } from '../../core/contract/handlers.ts';
import type { SpellingState } from '../../core/contract/spelling-values.ts';
import {
  createSpelling,
  type Spelling,
  type SpellingMenu,
  type SpellingShell,
} from '../../main/spelling/create-spelling.ts';
import { LanguageChecker } from '../../main/spelling/language-checker.ts';
import { writeFileAtomic } from '../../main/atomic-file.ts';

const workerUrl = (name: string) => new URL(`../../out/main/workers/${name}.worker.js`, import.meta.url);

let profileDir: string;
let started: Spelling[];
let events: OutgoingEvent[];
let menus: SpellingMenu[];

beforeEach(async () => {
  profileDir = await mkdtemp(path.join(os.tmpdir(), 'commonplace-spelling-'));
  started = [];
  events = [];
  menus = [];
});
afterEach(async () => {
  for (const spelling of started) await spelling.close();
  await rm(profileDir, { recursive: true, force: true });
});

function start(overrides: Partial<SpellingShell> = {}): Spelling['handlers'] {
  const spelling = createSpelling({
    profileDir,
    workerUrl,
    checker: 'dictionaries',
    systemLanguages: () => ['nl-NL', 'en-US'],
    writeFile: writeFileAtomic,
    showMenu: async (menu) => {
      menus.push(menu);
      return { kind: 'nothing' };
    },
    tell: (event) => events.push(event),
    log: { info: () => undefined, error: () => undefined },
    ...overrides,
  });
  started.push(spelling);
  return spelling.handlers;
}

async function stateOf(handlers: Spelling['handlers']): Promise<SpellingState> {
  const read = await handlers['spelling.read'](undefined, 1);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

/** The words that each language does not know. */
async function unknownIn(handlers: Spelling['handlers'], words: readonly string[]): Promise<Record<string, string[]>> {
  const checked = await handlers['spelling.check']({ words: [...words] }, 1);
  if (!checked.ok) throw new Error(checked.error.code);
  return Object.fromEntries(
    checked.value.map(({ language, wrong }) => [language, wrong.map((index) => words[index] ?? '')]),
  );
}

const change = (handlers: Spelling['handlers'], input: CommandInput<'spelling.change'>) =>
  handlers['spelling.change'](input, 1);

async function putDictionary(name: string, aff: string | Uint8Array, dic: string | Uint8Array): Promise<void> {
  const dir = path.join(profileDir, 'dictionaries');
  await mkdir(dir, { recursive: true });
  await writeFile(path.join(dir, `${name}.aff`), aff);
  await writeFile(path.join(dir, `${name}.dic`), dic);
}

describe('the dictionaries of the app', () => {
  it('[SP6] know Dutch as it is written, compounds and clipped words too, and English of both kinds', async () => {
    const handlers = start();
    const dutch = [
      'fietsenstalling',
      'ziekenhuisopname',
      'arbeidsongeschiktheidsverzekering',
      'werkgroepvergadering',
      "zo'n",
      'zo’n',
      "'s",
      'ochtends',
      '’s',
      'auto’s',
      'reünie',
      'e-mail',
    ];
    expect((await unknownIn(handlers, dutch))['nl']).toEqual([]);
    const wrong = ['fietsenstaling', 'ziekenhuisopnaame', 'onmiddelijk', 'pannekoek'];
    expect((await unknownIn(handlers, wrong))['nl']).toEqual(wrong);
    await change(handlers, { languages: ['en-US', 'en-GB'] });
    expect(await unknownIn(handlers, ['colour', 'color', "don't", 'don’t', "'quoted", 'recieve'])).toEqual({
      'en-US': ['colour', 'recieve'],
      'en-GB': ['color', 'recieve'],
    });
  });

  it('[SP6] suggest what was meant, five at most, with the apostrophe of the word', async () => {
    const handlers = start();
    await unknownIn(handlers, ['x']);
    const ask = (word: string, language: string) =>
      handlers['spelling.menu']({ word, language, hasSelection: false }, 1);
    await ask('onmiddelijk', 'nl');
    await ask('dont’t', 'en-US');
    await ask('seperate', 'en-US');
    expect(menus.map(({ suggestions }) => suggestions[0])).toEqual(['onmiddellijk', 'don’t', 'separate']);
    expect(menus[2]?.suggestions.length).toBeLessThanOrEqual(5);
    expect(menus[0]?.languages).toEqual(['nl', 'en-US']);
  });

  it('[SP7] are loaded by the first word and not at all while spelling is off', async () => {
    const asked: string[] = [];
    const handlers = start({
      workerUrl: (name) => {
        asked.push(name);
        return new URL('data:text/javascript,throw new Error("loaded")');
      },
    });
    expect((await stateOf(handlers)).isOn).toBe(true);
    await change(handlers, { isOn: false });
    for (const _ of [1, 2]) expect(await unknownIn(handlers, ['recieve'])).toEqual({});
    expect((await stateOf(handlers)).dictionaries.map(({ problem }) => problem)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    await change(handlers, { isOn: true });
    await unknownIn(handlers, ['recieve']);
    await unknownIn(handlers, ['recieve']);
    const { dictionaries } = await stateOf(handlers);
    expect(Object.fromEntries(dictionaries.map(({ language, problem }) => [language, problem]))).toEqual({
      'en-US': 'too-slow',
      'en-GB': undefined,
      nl: 'too-slow',
    });
  });
});

describe('dictionaries of a person', () => {
  it('[SP8] are offered when a pair lies in the folder, whatever their encoding, and replace the app’s', async () => {
    await putDictionary('et_EE', 'SET ISO8859-15\nTRY a\n', new Uint8Array([0x31, 0x0a, 0x6b, 0xf6, 0xf6, 0x6b, 0x0a]));
    await putDictionary('ru', 'SET KOI8-R\n', new Uint8Array([0x31, 0x0a, 0xd7, 0xcf, 0xc4, 0xc1, 0x0a]));
    await putDictionary('nl', 'SET UTF-8\nSFX S Y 1\nSFX S 0 en .\n', '1\nquokka/S\n');
    await writeFile(path.join(profileDir, 'dictionaries', 'hyph_de.dic'), 'alone');
    const handlers = start();
    const { dictionaries } = await stateOf(handlers);
    expect(dictionaries.map(({ language, origin }) => `${language} ${origin}`)).toEqual([
      'en-US shipped',
      'en-GB shipped',
      'et-EE own',
      'nl own',
      'ru own',
    ]);
    await change(handlers, { languages: ['et-EE', 'ru', 'nl'] });
    expect(await unknownIn(handlers, ['köök', 'kook', 'вода', 'вада', 'quokkaen', 'huis'])).toEqual({
      'et-EE': ['kook', 'вода', 'вада', 'quokkaen', 'huis'],
      ru: ['köök', 'kook', 'вада', 'quokkaen', 'huis'],
      nl: ['köök', 'kook', 'вода', 'вада', 'huis'],
    });
  });

  it('[SP9] that are broken, too large or without end are listed with the reason and hold nothing up', async () => {
    await putDictionary('xa', 'SET UTF-8\n', 'no count\n');
    await putDictionary('xb', 'SET UTF-8\n', '2147483647\nword\n');
    await putDictionary('xc', 'SET NO-SUCH\n', '1\nword\n');
    await putDictionary('xd', new Uint8Array(9 * 1024 * 1024), '1\nword\n');
    const handlers = start();
    const languages = ['en-US', 'xa', 'xb', 'xc', 'xd', 'gone'];
    await change(handlers, { languages });
    expect(await unknownIn(handlers, ['house', 'houze'])).toEqual({ 'en-US': ['houze'] });
    const state = await stateOf(handlers);
    expect(state.languages).toEqual(languages);
    expect(Object.fromEntries(state.dictionaries.map(({ language, problem }) => [language, problem]))).toEqual({
      'en-US': undefined,
      'en-GB': undefined,
      nl: undefined,
      xa: 'not-a-dictionary',
      xb: 'not-a-dictionary',
      xc: 'unreadable',
      xd: 'too-large',
    });
    expect(events.at(-1)).toMatchObject({ name: 'spelling.changed' });
  });

  it('[SP9] that make the checker hang are given up after two tries', async () => {
    const hangs = new URL(`data:text/javascript,for (;;);`);
    const checker = new LanguageChecker(hangs, { kind: 'shipped', language: 'nl' }, { deadlineMs: 200 });
    expect(await checker.check(['word'])).toBeUndefined();
    expect(checker.problem).toBeUndefined();
    expect(await checker.suggest('word')).toEqual([]);
    expect(checker.problem).toBe('too-slow');
    await checker.close();
  });
});

describe('personal words and choices', () => {
  it('[SP10] stay after a restart, in a file of one word a line that a person may edit', async () => {
    const handlers = start();
    await handlers['spelling.learn']({ word: 'quokka' }, 1);
    await handlers['spelling.learn']({ word: 'Alkmaarse' }, 1);
    await change(handlers, { languages: ['en-GB'] });
    expect(await readFile(path.join(profileDir, 'personal-words.txt'), 'utf8')).toBe('quokka\nAlkmaarse\n');
    await writeFile(path.join(profileDir, 'personal-words.txt'), 'quokka\r\n  wombatt \n\nno word\nAlkmaarse\n');
    const again = start();
    const { words, languages } = await stateOf(again);
    expect({ words, languages }).toEqual({ words: ['Alkmaarse', 'quokka', 'wombatt'], languages: ['en-GB'] });
    const typed = ['quokka', 'Quokka', 'QUOKKA', 'Alkmaarse', 'alkmaarse', 'wombatt'];
    expect(await unknownIn(again, typed)).toEqual({ 'en-GB': ['alkmaarse'] });
    await again['spelling.forget']({ word: 'quokka' }, 1);
    expect(await unknownIn(again, typed)).toEqual({ 'en-GB': ['quokka', 'Quokka', 'QUOKKA', 'alkmaarse'] });
  });

  it('[SP10] are all kept when several are learnt at once', async () => {
    const handlers = start();
    const words = Array.from({ length: 20 }, (_, n) => `quokka${'a'.repeat(n)}`);
    await Promise.all(words.map((word) => handlers['spelling.learn']({ word }, 1)));
    expect((await stateOf(start())).words).toEqual(words);
  });

  it('[SP11] to ignore a word holds until the app ends', async () => {
    const handlers = start();
    await handlers['spelling.ignore']({ word: 'quokka' }, 1);
    expect(await unknownIn(handlers, ['quokka', 'houze'])).toMatchObject({ 'en-US': ['houze'] });
    expect(await unknownIn(start(), ['quokka', 'houze'])).toMatchObject({ 'en-US': ['quokka', 'houze'] });
  });

  it('[SP12] are the defaults again when the file is damaged, and unchanged when the disk refuses', async () => {
    await writeFile(path.join(profileDir, 'spelling.json'), '{"format":1,"isOn":"maybe"');
    const handlers = start({ writeFile: () => Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' })) });
    expect(await stateOf(handlers)).toMatchObject({ isOn: true, languages: ['nl', 'en-US'], words: [] });
    const refused = { ok: false, error: { code: 'store-full' } };
    expect(await change(handlers, { isOn: false })).toEqual(refused);
    expect(await handlers['spelling.learn']({ word: 'quokka' }, 1)).toEqual(refused);
    expect(await stateOf(handlers)).toMatchObject({ isOn: true, words: [] });
  });

  it('[SP12] a personal dictionary that cannot be read is not written over', async () => {
    await mkdir(path.join(profileDir, 'personal-words.txt'));
    const handlers = start();
    expect(await handlers['spelling.learn']({ word: 'quokka' }, 1)).toEqual({
      ok: false,
      error: { code: 'store-failed' },
    });
  });

  it('[SP13] where the system checks, no dictionary is offered or loaded here', async () => {
    const handlers = start({ checker: 'system' });
    expect(await stateOf(handlers)).toMatchObject({ checker: 'system', dictionaries: [], languages: [] });
    expect(await unknownIn(handlers, ['houze'])).toEqual({});
  });
});
