import { standardKeymap } from '@codemirror/commands';
import { EditorState, type Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { spokenPlaceholder } from './phrases.ts';
import { texts } from '../state/texts.svelte.ts';
import { isShared } from './text-binding.ts';

/** The title: one line. Enter and the down key at its end go on to the body; pasted line breaks become spaces. */
export function titleExtensions(onleave: () => void): Extension {
  const leave = (): boolean => {
    onleave();
    return true;
  };
  return [
    spokenPlaceholder(() => texts().actions.untitled),
    keymap.of([
      { key: 'Enter', run: leave, shift: leave },
      { key: 'ArrowDown', run: ({ state }) => state.selection.main.head === state.doc.length && leave() },
      ...standardKeymap,
    ]),
    oneLine,
  ];
}

const oneLine = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged || isShared(transaction)) return transaction;
  const changes: { from: number; to: number; insert: string }[] = [];
  let hasBreak = false;
  transaction.changes.iterChanges((from, to, _fromNew, _toNew, inserted) => {
    if (inserted.lines > 1) hasBreak = true;
    changes.push({ from, to, insert: inserted.sliceString(0, inserted.length, ' ') });
  });
  // Each break became one space, so every position of the original selection still holds.
  return hasBreak
    ? { changes, scrollIntoView: true, ...(transaction.selection && { selection: transaction.selection }) }
    : transaction;
});
