import { EditorSelection, type StateCommand } from '@codemirror/state';

const ADDRESS = /^(?:https?:\/\/|mailto:|www\.)\S+$/;

/** Makes the selection a link: its words or, when it is an address, its target. The caret goes to what is missing. */
export const insertLink: StateCommand = ({ state, dispatch }) => {
  const toLink = state.changeByRange(({ from, to }) => {
    const selected = state.sliceDoc(from, to);
    const isAddress = ADDRESS.test(selected);
    const insert = isAddress ? `[](${selected})` : `[${selected}]()`;
    const caret = isAddress || selected === '' ? from + 1 : from + insert.length - 1;
    return { changes: { from, to, insert }, range: EditorSelection.cursor(caret) };
  });
  dispatch(state.update(toLink, { scrollIntoView: true, userEvent: 'input' }));
  return true;
};
