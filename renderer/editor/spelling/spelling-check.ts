import { syntaxTree } from '@codemirror/language';
import { type EditorView, type PluginValue, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { checkedLines } from './checked-lines.ts';
import { checkedStretches, isCheckedElsewhere } from './checked-too.ts';
import { languageOfLines, mistakesIn, type SpellingOfNote } from './find-mistakes.ts';
import { areMarked, marksFor, setMarks } from './spelling-marks.ts';

/** How long after the last change the text is looked at, in ms: a pause between words. */
export const CHECK_DELAY_MS = 300;

/**
 * Marks the mistakes in as much of the text as is drawn. A key press costs a timer and nothing else; the word that is
 * being written is left alone. `isBody`: this text says what language the note is in.
 */
export function spellingCheck(note: SpellingOfNote, isBody: boolean) {
  return ViewPlugin.define((view) => new SpellingCheck(view, note, isBody));
}

class SpellingCheck implements PluginValue {
  readonly #view: EditorView;
  readonly #note: SpellingOfNote;
  readonly #isBody: boolean;
  readonly #unsubscribe: readonly (() => void)[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isWriting = false;
  #isGone = false;

  constructor(view: EditorView, note: SpellingOfNote, isBody: boolean) {
    this.#view = view;
    this.#note = note;
    this.#isBody = isBody;
    const again = (): void => this.#schedule();
    this.#unsubscribe = [note.spelling.onchange(again), note.language.onchange(again)];
    this.#schedule();
  }

  update(update: ViewUpdate): void {
    const isTyped = update.transactions.some((one) => one.isUserEvent('input') || one.isUserEvent('delete'));
    if (isTyped) {
      this.#isWriting = true;
      this.#postpone();
    } else if (update.docChanged || update.viewportChanged || isParsedFurther(update) || isElsewhere(update)) {
      this.#schedule();
    }
    const isLeft = (update.selectionSet && !update.docChanged) || (update.focusChanged && !update.view.hasFocus);
    if (this.#isWriting && isLeft) {
      this.#isWriting = false;
      this.#schedule();
    }
  }

  destroy(): void {
    this.#isGone = true;
    clearTimeout(this.#timer);
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
  }

  #postpone(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#schedule();
  }

  /** What others write must not put the check off for ever, so a check that is due stays due. */
  #schedule(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      // An input method holds on to the element it writes in.
      if (this.#view.composing) this.#schedule();
      else void this.#check();
    }, CHECK_DELAY_MS);
  }

  async #check(): Promise<void> {
    const words = this.#lines().flatMap((line) => line.map(({ word }) => word));
    if (this.#note.spelling.languages.length > 0) await this.#note.spelling.lookUp(words);
    if (!this.#isGone) this.#mark();
  }

  #mark(): void {
    const lines = this.#lines();
    if (this.#isBody) this.#note.language.ofText = languageOfLines(lines, this.#note);
    const writtenAt = this.#isWriting ? this.#view.state.selection.main.head : undefined;
    const isWritten = (from: number, to: number): boolean => {
      return writtenAt !== undefined && from <= writtenAt && writtenAt <= to;
    };
    const mistakes = mistakesIn(lines, this.#note).filter(({ from, to }) => !isWritten(from, to));
    if (!areMarked(this.#view.state, mistakes)) this.#view.dispatch({ effects: setMarks.of(marksFor(mistakes)) });
  }

  #lines() {
    const { spelling } = this.#note;
    return spelling.languages.length === 0 ? [] : checkedLines(this.#view.state, checkedStretches(this.#view));
  }
}

const isElsewhere = ({ startState, state }: ViewUpdate): boolean => isCheckedElsewhere(startState, state);
const isParsedFurther = ({ startState, state }: ViewUpdate): boolean => syntaxTree(startState) !== syntaxTree(state);
