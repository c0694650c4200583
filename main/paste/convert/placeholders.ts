import type { PastedPicture } from '../../../core/contract/paste-commands.ts';

/**
 * What the writer of Markdown knows nothing of stands in the tree as noncharacters of Unicode, which no text of a
 * paste has, and is put in its place when the Markdown is written: marks of notes, formulas, pictures.
 */
const HIGHLIGHT = '\ufdd0';
const LOWERED = '\ufdd5';
const RAISED = '\ufdd6';
const FORMULA_START = '\ufdd1';
const FORMULA_END = '\ufdd2';
const PICTURE_START = '\ufdd3';
const PICTURE_END = '\ufdd4';

const highlighted = /\ufdd0(\s*)([^\ufdd0]*?)(\s*)\ufdd0/g;
const formula = /\ufdd1(\d+)\ufdd2/g;
const picture = /\ufdd3(\d+):([^\ufdd3\ufdd4]*)\ufdd4/g;

/** A picture of a paste before its place is known. */
export type UnplacedPicture = Pick<PastedPicture, 'name' | 'bytes'>;

/** Keeps what the placeholders of one paste stand for. */
export class Placeholders {
  readonly #formulas: string[] = [];
  readonly #pictures: UnplacedPicture[] = [];

  /** Stand before and behind highlighted, lowered and raised text. */
  readonly marks = { highlight: HIGHLIGHT, lowered: LOWERED, raised: RAISED } as const;

  /** Stands for a formula, with its dollar signs. */
  formula(markdown: string): string {
    return `${FORMULA_START}${this.#formulas.push(markdown) - 1}${FORMULA_END}`;
  }

  /** Stands around the words of a picture. */
  picture(picture: UnplacedPicture, words: string): string {
    return `${PICTURE_START}${this.#pictures.push(picture) - 1}:${words}${PICTURE_END}`;
  }

  /** Whether a text holds anything but itself. */
  isIn(text: string): boolean {
    return /[\ufdd0-\ufdd6]/.test(text);
  }

  /** Puts everything in its place and tells where the words of each picture came to stand. */
  fill(written: string): { readonly markdown: string; readonly pictures: PastedPicture[] } {
    const filled = written
      .replace(highlighted, (_all, before: string, text: string, after: string) =>
        text === '' ? before + after : `${before}==${text}==${after}`,
      )
      .replace(formula, (_all, index: string) => this.#formulas[Number(index)] ?? '')
      .replaceAll(LOWERED, '~')
      .replaceAll(RAISED, '^');
    return this.#placePictures(filled);
  }

  #placePictures(filled: string): { markdown: string; pictures: PastedPicture[] } {
    const parts: string[] = [];
    const pictures: PastedPicture[] = [];
    let length = 0;
    let read = 0;
    const add = (text: string): void => {
      parts.push(text);
      length += text.length;
    };
    for (const found of filled.matchAll(picture)) {
      const [all, index = '', words = ''] = found;
      add(filled.slice(read, found.index));
      const known = this.#pictures[Number(index)];
      if (known !== undefined) pictures.push({ ...known, from: length, to: length + words.length });
      add(words);
      read = found.index + all.length;
    }
    add(filled.slice(read));
    return { markdown: parts.join(''), pictures };
  }
}
