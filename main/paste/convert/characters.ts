/** Control characters but tab and line break, noncharacters, and what has no width: never part of what a person read. */
const unseen = /(?![\t\n])\p{Cc}|\p{Noncharacter_Code_Point}|[\u00ad\u200b\u2060-\u2064\ufeff]/gu;
/** Embeddings, overrides and isolates make text read otherwise than it is. The simple marks of direction stay. */
const reordering = /[\u202a-\u202e\u2066-\u2069]/g;
/** Padding: beside another space. */
const paddingSpace = /\u00a0(?=[\s\u00a0])|(?<=[\s\u00a0])\u00a0/g;
/** Where a line must not break: beside a number or a mark that French sets apart. */
const bindingSpace = /(?<=[\d«])\u00a0|\u00a0(?=[\d»?!:;%€])/g;
const BINDING = '\ufdd7';

/** The text of a pasted document without what cannot be seen, in well-formed UTF-16. */
export function visibleText(text: string): string {
  return text
    .replace(unseen, '')
    .replace(reordering, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Makes non-breaking spaces ordinary ones where they only pad. */
export function ordinarySpaces(text: string): string {
  if (!text.includes('\u00a0')) return text;
  return text
    .replace(paddingSpace, ' ')
    .replace(bindingSpace, BINDING)
    .replace(/\u00a0/g, ' ')
    .replaceAll(BINDING, '\u00a0');
}
