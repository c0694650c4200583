import { TAG_NAME } from '../note/tag-name.ts';
import { type DaySpan, daySpanOf } from './day-span.ts';

/** What else a note can be asked for: open tasks, none but ticked tasks, attachments. */
export type SearchTrait = 'open-tasks' | 'done-tasks' | 'files';

/** A tag that notes must bear. One that is still being typed stands for all that begin so. */
export interface SearchedTag {
  readonly name: string;
  readonly isWhole: boolean;
}

/** What somebody looks for. A note is found when all of it holds. */
export interface SearchQuery {
  /** Each begins a word of the title or the text. */
  readonly words: readonly string[];
  /** Each stands there as it is: the same words in the same order. */
  readonly phrases: readonly string[];
  /** Each stands somewhere, also in the middle of what has no spaces. */
  readonly passages: readonly string[];
  /** None of these words and phrases stands there. */
  readonly without: readonly string[];
  /** Edited on one of these days. */
  readonly edited: DaySpan | undefined;
  readonly traits: readonly SearchTrait[];
  readonly tags: readonly SearchedTag[];
  /** Lies in a notebook whose path ends so, or begins with it. Whoever knows the notebooks says which those are. */
  readonly notebooks: readonly string[];
  /** Written in by an account that begins so; `me` is whoever asks. */
  readonly authors: readonly string[];
}

/** Scripts written without spaces, where what an index takes for a word is a whole sentence. */
export const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const TERM =
  /(?<minus>-?)(?:"(?<phrase>[^"]+)"|(?<key>is|has|edited|notebook|by):(?:"(?<quoted>[^"]*)"|(?<value>\S+))|(?<word>\S+))/gu;

const TAG = new RegExp(`^#(${TAG_NAME})$`, 'u');

const traits: ReadonlyMap<string, SearchTrait> = new Map<string, SearchTrait>([
  ['is:task', 'open-tasks'],
  ['is:done', 'done-tasks'],
  ['has:file', 'files'],
]);

type Growing = {
  -readonly [Key in keyof SearchQuery]: SearchQuery[Key] extends readonly (infer T)[] ? T[] : SearchQuery[Key];
};

/**
 * Reads what was typed into the search field: words, `"exact phrases"`, `-without`, `-"without these"`, `is:task`,
 * `is:done`, `has:file`, `#tag`, `notebook:Work`, `by:anna`, `edited:today`, `edited:last week`, `edited:2026-11`. There is no wrong input: what means
 * nothing else is words, and what has neither letters nor digits is a passage.
 */
export function parseSearchQuery(text: string, nowMs: number): SearchQuery {
  const query: Growing = {
    words: [],
    phrases: [],
    passages: [],
    without: [],
    edited: undefined,
    traits: [],
    tags: [],
    notebooks: [],
    authors: [],
  };
  const joined = text
    .normalize('NFC')
    // `edited:last week` is one term.
    .replace(/\bedited:(this|last)\s+(week|month|year)\b/giu, 'edited:"$1 $2"')
    .replace(/(?<=^|\s)tag:#?(?=\S)/giu, '#');
  for (const { 0: term, index, groups = {} } of joined.matchAll(TERM)) {
    if (!addTag(query, term, index + term.length < joined.length)) addTerm(query, groups, nowMs);
  }
  if (isEmptyQuery(query) && joined.trim() !== '') query.passages.push(joined.trim());
  return query;
}

/** Whether nothing at all is asked for. */
export function isEmptyQuery({ words, phrases, passages, without, edited, ...others }: SearchQuery): boolean {
  return (
    [words, phrases, passages, without].every((terms) => terms.length === 0) &&
    Object.values(others).every((terms) => terms.length === 0) &&
    edited === undefined
  );
}

function addTag(query: Growing, term: string, isWhole: boolean): boolean {
  const name = TAG.exec(term)?.[1];
  if (name !== undefined) query.tags.push({ name, isWhole });
  return name !== undefined;
}

function addTerm(query: Growing, groups: Record<string, string | undefined>, nowMs: number): void {
  const { minus = '', phrase, key, quoted, value, word } = groups;
  if (key !== undefined && minus === '' && addFilter(query, key, (quoted ?? value ?? '').toLowerCase(), nowMs)) return;
  const said = phrase ?? word ?? `${key}:${quoted ?? value}`;
  if (minus !== '' && word?.startsWith('-') !== true) addWithout(query, said);
  else if (phrase !== undefined) addPhrase(query, phrase);
  else addWords(query, said);
}

function addFilter(query: Growing, key: string, value: string, nowMs: number): boolean {
  const trait = traits.get(`${key}:${value}`);
  if (trait !== undefined) query.traits.push(trait);
  const span = key === 'edited' ? daySpanOf(value, nowMs) : undefined;
  if (span !== undefined) query.edited = span;
  const names = value.trim() === '' ? undefined : namesOf(query, key);
  names?.push(value.trim());
  return trait !== undefined || span !== undefined || names !== undefined;
}

function namesOf(query: Growing, key: string): string[] | undefined {
  if (key === 'by') return query.authors;
  return key === 'notebook' ? query.notebooks : undefined;
}

function addWithout(query: Growing, said: string): void {
  if (wordsIn(said).length > 0) query.without.push(wordsIn(said).join(' '));
}

function addPhrase(query: Growing, phrase: string): void {
  if (UNSPACED.test(phrase)) query.passages.push(phrase.trim());
  else if (wordsIn(phrase).length > 0) query.phrases.push(wordsIn(phrase).join(' '));
}

function addWords(query: Growing, said: string): void {
  if (UNSPACED.test(said)) query.passages.push(said);
  else query.words.push(...wordsIn(said));
}

/** What the index counts as words. */
export const wordsIn = (text: string): readonly string[] => text.match(WORD) ?? [];
