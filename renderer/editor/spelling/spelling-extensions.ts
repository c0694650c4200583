import { type Extension, Prec } from '@codemirror/state';
import { EditorView, keymap, ViewPlugin } from '@codemirror/view';
import type { SpellingOfNote } from './find-mistakes.ts';
import { nextMistake } from './next-mistake.ts';
import { spellingCheck } from './spelling-check.ts';
import { spellingMarks } from './spelling-marks.ts';
import { spellingMenu } from './spelling-menu.ts';

/** Which text of the note this is, and who is told when F7 finds no mistake. */
export interface SpellingOptions {
  readonly isBody: boolean;
  readonly onnone: () => void;
}

/** Spelling in one editor of a note: marks, menu, F7. Where the operating system checks, it is only let do so. */
export function spellingExtensions(note: SpellingOfNote, { isBody, onnone }: SpellingOptions): Extension {
  return [
    spellingMarks,
    spellingCheck(note, isBody),
    spellingMenu(note),
    keymap.of([{ key: 'F7', run: nextMistake(note, onnone) }]),
    systemChecker(note),
  ];
}

function systemChecker({ spelling }: SpellingOfNote): Extension {
  const isWanted = (): string => String(spelling.isOfSystem && spelling.isOn);
  const attributes = EditorView.contentAttributes.of(() => ({ spellcheck: isWanted() }));
  // An empty update makes the editor read its attributes again.
  const follow = (view: EditorView): void => {
    if (view.contentDOM.getAttribute('spellcheck') !== isWanted()) view.dispatch({});
  };
  const follower = ViewPlugin.define((view) => ({ destroy: spelling.onchange(() => follow(view)) }));
  return [Prec.highest(attributes), follower];
}
