import { workerData } from 'node:worker_threads';
import { serveWorker } from '../worker/serve.ts';
import type { DictionarySource } from './dictionary-source.ts';
import { loadDictionary } from './load-dictionary.ts';
import { isKnown, suggestionsFor } from './word-checker.ts';

// Questions wait until the dictionary is loaded; a worker whose dictionary is of no use dies of it and says why.
const dictionary = await loadDictionary(workerData as DictionarySource);

serveWorker({
  check: (words: readonly string[]) => words.flatMap((word, index) => (isKnown(dictionary, word) ? [] : [index])),
  suggest: (word: string) => suggestionsFor(dictionary, word),
});
