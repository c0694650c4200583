import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { type DictionaryInfo, type DictionaryProblem, languageTag } from '../../core/contract/spelling-values.ts';
import { type DictionarySource, MAX_AFF_BYTES, MAX_DIC_BYTES, SHIPPED_LANGUAGES } from './dictionary-source.ts';

/** A dictionary that can be chosen, and where it comes from. */
export interface FoundDictionary extends DictionaryInfo {
  readonly source: DictionarySource;
  /** Changes when the files do. */
  readonly version: string;
}

/** More pairs than this in one folder are not a person's choice. */
const MAX_OWN = 100;

/** Every dictionary there is: the app's, and the pairs `name.aff`, `name.dic` of a folder, which go before the app's. */
export async function findDictionaries(dir: string): Promise<FoundDictionary[]> {
  const own = await ownDictionaries(dir);
  const shipped = SHIPPED_LANGUAGES.filter((language) => own.every((found) => found.language !== language));
  return [
    ...shipped.map((language): FoundDictionary => ({
      language,
      origin: 'shipped',
      source: { kind: 'shipped', language },
      version: '',
    })),
    ...own,
  ];
}

async function ownDictionaries(dir: string): Promise<FoundDictionary[]> {
  const names = new Set(await readdir(dir).catch(() => []));
  const pairs = [...names]
    .filter((name) => name.endsWith('.aff'))
    .map((name) => name.slice(0, -'.aff'.length))
    .filter((base) => names.has(`${base}.dic`) && v.is(languageTag, tagOf(base)))
    .sort();
  const found = await Promise.all(pairs.slice(0, MAX_OWN).map((base) => ownDictionary(dir, base)));
  // de_DE and de-DE are the same language: the first one counts.
  return found.filter(({ language }, index) => found.findIndex((other) => other.language === language) === index);
}

const tagOf = (base: string): string => base.replaceAll('_', '-');

async function ownDictionary(dir: string, base: string): Promise<FoundDictionary> {
  const [affFile, dicFile] = [path.join(dir, `${base}.aff`), path.join(dir, `${base}.dic`)];
  const [aff, dic] = [await factsOf(affFile), await factsOf(dicFile)];
  let problem: DictionaryProblem | undefined;
  if (aff === undefined || dic === undefined) problem = 'unreadable';
  else if (aff.size > MAX_AFF_BYTES || dic.size > MAX_DIC_BYTES) problem = 'too-large';
  return {
    language: tagOf(base),
    origin: 'own',
    ...(problem && { problem }),
    source: { kind: 'files', affFile, dicFile },
    version: JSON.stringify([aff, dic]),
  };
}

async function factsOf(file: string): Promise<{ size: number; changedMs: number } | undefined> {
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() ? { size: found.size, changedMs: found.mtimeMs } : undefined;
}
