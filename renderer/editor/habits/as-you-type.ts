import { insertNewlineContinueMarkupCommand } from '@codemirror/lang-markdown';
import { EditorSelection, type Extension, type StateCommand } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { endUndoStep } from '../text-binding.ts';
import { isInCode } from './in-code.ts';

const EMPTY_QUOTE = /^(?: {0,3}> ?)* {0,3}> *$/;

/** Goes on with the list or the quote of this line; in an empty item or quote it ends that instead. */
export const continueBlock: StateCommand = (target) => leaveQuote(target) || continueMarkup(target);

const continueMarkup = insertNewlineContinueMarkupCommand({ nonTightLists: false });

const leaveQuote: StateCommand = ({ state, dispatch }) => {
  const { main, ranges } = state.selection;
  const { from, to, text } = state.doc.lineAt(main.head);
  if (ranges.length > 1 || !main.empty || main.head !== to || !EMPTY_QUOTE.test(text)) return false;
  const outer = text.slice(0, text.lastIndexOf('>'));
  dispatch(state.update({ changes: { from: from + outer.length, to }, scrollIntoView: true, userEvent: 'input' }));
  return true;
};

const SHORT_TASK = /^(?:\s*>)*\s*([-*+] )?(\[([ xX]?)\])$/;

/** Makes `[] ` at a line's beginning a task. Undo brings back what was typed. */
export const shortTasks: Extension = EditorView.inputHandler.of((view, from, to, text, insert) => {
  if (text !== ' ' || from !== to || view.state.readOnly || view.composing) return false;
  const line = view.state.doc.lineAt(from);
  const [typed, item, box, state] = SHORT_TASK.exec(line.text.slice(0, from - line.from)) ?? [];
  // `- [ ]` with a space is a task as it stands.
  if (typed === undefined || box === undefined || (item !== undefined && state !== '')) return false;
  if (isInCode(view.state, from)) return false;
  view.dispatch(insert());
  const task = `${item === undefined ? '- ' : ''}[${state === '' || state === ' ' ? ' ' : 'x'}] `;
  const start = from - box.length;
  endUndoStep(view.state);
  view.dispatch({
    changes: { from: start, to: from + 1, insert: task },
    selection: { anchor: start + task.length },
    userEvent: 'input',
  });
  endUndoStep(view.state);
  return true;
});

/** What is typed over a selection to stand around it. Brackets and double quotes do so by themselves. */
const AROUND = "*_~=`'";

/** Puts a typed mark around what is selected instead of in its place. */
export const marksAround: Extension = EditorView.inputHandler.of((view, _from, _to, text) => {
  const { state } = view;
  if (!AROUND.includes(text) || text.length !== 1 || state.readOnly || view.composing) return false;
  if (state.selection.ranges.some(({ empty }) => empty)) return false;
  endUndoStep(state);
  view.dispatch(
    state.changeByRange(({ from, to, anchor, head }) => ({
      changes: [
        { from, insert: text },
        { from: to, insert: text },
      ],
      range: EditorSelection.range(anchor + 1, head + 1),
    })),
    { scrollIntoView: true, userEvent: 'input.type' },
  );
  endUndoStep(state);
  return true;
});

/** What is pasted or dropped is taken back alone, without what was typed just before. */
export const pastedAlone: Extension = [
  EditorView.domEventHandlers({
    paste: (_event, view) => endUndoStep(view.state),
    drop: (_event, view) => endUndoStep(view.state),
  }),
  EditorView.updateListener.of(({ transactions, state }) => {
    if (transactions.some((one) => one.isUserEvent('input.paste') || one.isUserEvent('input.drop'))) endUndoStep(state);
  }),
];
