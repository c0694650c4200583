import { describe, expect, it } from 'vitest';
import { messagesOf } from './messages.ts';

type Said = string | ((...values: never[]) => string);

/** Every text of a catalogue under its path, `status.sending`. */
function textsIn(area: object, path = ''): Map<string, Said> {
  return new Map(
    Object.entries(area).flatMap(([name, value]: [string, Said | object]) => {
      const at = path === '' ? name : `${path}.${name}`;
      return typeof value === 'object' ? [...textsIn(value, at)] : [[at, value] as const];
    }),
  );
}

/** What differs from time to time, made easy to find again: numbers of one digit look alike in both languages. */
const NUMBERS = [3, 5, 7, 9] as const;
const WORDS = ['⟦a⟧', '⟦b⟧', '⟦c⟧', '⟦d⟧'] as const;

/** Which of the values that a text is given are in it. Some texts are chosen by a value that is none of these. */
function shownBy(said: Said): string[] {
  if (typeof said === 'string') return [];
  return [NUMBERS, WORDS]
    .flatMap((values) => {
      const text: string = Reflect.apply(said, undefined, values);
      return values.slice(0, said.length).filter((value) => text.includes(String(value)));
    })
    .map(String);
}

const english = textsIn(messagesOf('en'));
const dutch = textsIn(messagesOf('nl'));

describe('the catalogues', () => {
  it('[IL4] have the same texts, none of them empty', () => {
    expect([...dutch.keys()]).toEqual([...english.keys()]);
    for (const said of [...english.values(), ...dutch.values()])
      if (typeof said === 'string') expect(said).toMatch(/\S/);
  });

  it.each([...english])('[IL4] say the same values: %s', (path, said) => {
    const spoken = dutch.get(path);
    expect(typeof spoken).toBe(typeof said);
    expect(spoken && shownBy(spoken)).toEqual(shownBy(said));
  });

  it('[IL4] leave no sentence untranslated', () => {
    const sentences = [...english].filter(
      ([, said]) => typeof said === 'string' && said.trim().split(/\s+/).length > 3,
    );
    expect(sentences.filter(([path, said]) => dutch.get(path) === said).map(([path]) => path)).toEqual([]);
  });
});
