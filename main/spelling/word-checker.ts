/** What is asked of a dictionary. */
export interface Dictionary {
  testSpelling(word: string): boolean;
  getSpellingSuggestions(word: string): string[];
}

/** More suggestions than this are of no help. */
const MAX_SUGGESTIONS = 5;

const CURLY = '’';
const straight = (word: string): string => word.normalize('NFC').replaceAll(CURLY, "'");

/** Whether a dictionary knows a word, whichever apostrophe it has, and whether or not the first one is a quote. */
export function isKnown(dictionary: Dictionary, word: string): boolean {
  const plain = straight(word);
  const spellings = new Set([word.normalize('NFC'), plain, plain.replace(/^'/, '')]);
  return [...spellings].some((spelling) => dictionary.testSpelling(spelling));
}

/** The best suggestions for a word, with the kind of apostrophe that it has itself. */
export function suggestionsFor(dictionary: Dictionary, word: string): string[] {
  const found = dictionary.getSpellingSuggestions(straight(word)).slice(0, MAX_SUGGESTIONS);
  return word.includes(CURLY) ? found.map((suggestion) => suggestion.replaceAll("'", CURLY)) : found;
}
