/** How many different words the texts are made of. */
const VOCABULARY = 20_000;
const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu'.split(' ');

/** A text of some length in words as unequally frequent as those of a language: the tenth is a tenth as frequent as the first. */
export function zipfText(seed: number, length: number): string {
  const random = randomFrom(seed);
  let text = '';
  while (text.length < length) text += `${wordOf(Math.floor(VOCABULARY ** random()))} `;
  return text.slice(0, length);
}

/** Words of two to four syllables, each another one. */
function wordOf(rank: number): string {
  let word = '';
  for (let rest = rank + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length];
  return word;
}

/** The same numbers between 0 and 1 for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}
