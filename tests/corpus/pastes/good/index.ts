import { documents } from './documents.ts';
import type { GoodPaste } from './good-paste.ts';
import { programs } from './programs.ts';
import { spreadsheets } from './spreadsheets.ts';
import { webPages } from './web-pages.ts';

/** Pastes as people make them every day, from the programs they use. Every text is our own. */
export const goodPastes: readonly GoodPaste[] = [...documents, ...spreadsheets, ...webPages, ...programs];
