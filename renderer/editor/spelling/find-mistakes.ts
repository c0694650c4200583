import { isMistake, languageOfParagraph, languageOfText } from '../../../core/spelling/choose-language.ts';
import type { NoteLanguage } from '../../state/note-language.ts';
import type { Spelling } from '../../state/spelling.svelte.ts';
import type { CheckedLine } from './checked-lines.ts';
import type { Mistake } from './spelling-marks.ts';

/** What the mistakes of a note are found by. */
export interface SpellingOfNote {
  readonly spelling: Spelling;
  readonly language: NoteLanguage;
}

const textOf = (line: CheckedLine): string[] => line.map(({ word }) => word);

/** The language of all these lines together; undefined when they have no words. */
export function languageOfLines(lines: readonly CheckedLine[], { spelling }: SpellingOfNote): string | undefined {
  const { languages, refusalsOf } = spelling;
  return lines.length === 0 ? undefined : languageOfText(lines.flatMap(textOf), { languages, refusalsOf });
}

/** The mistakes among words that were looked up, each line in its own language unless the note's is fixed. */
export function mistakesIn(lines: readonly CheckedLine[], note: SpellingOfNote): Mistake[] {
  const { languages, refusalsOf } = note.spelling;
  const { fixed, ofText } = note.language;
  const isFixed = fixed !== undefined && languages.includes(fixed);
  const around = ofText !== undefined && languages.includes(ofText) ? ofText : languageOfLines(lines, note);
  return lines.flatMap((line) => {
    const language = isFixed ? fixed : languageOfParagraph(textOf(line), around, { languages, refusalsOf });
    if (language === undefined) return [];
    return line.filter(({ word }) => isMistake(word, language, refusalsOf)).map((word) => ({ ...word, language }));
  });
}
