import type { EditorState, Extension } from '@codemirror/state';
import { type Command, EditorView, hoverTooltip, keymap } from '@codemirror/view';
import type { TitleRow } from '../../../core/contract/reference-commands.ts';
import { texts } from '../../state/texts.svelte.ts';
import { elementOf } from '../preview/element.ts';
import { isOpening, OPEN_KEY } from '../preview/open-key.ts';
import { linkingOf } from './linking-facet.ts';
import { referenceAt } from './reference-at.ts';

function follow(state: EditorState, at: number): boolean {
  const reference = referenceAt(state, at);
  const linking = linkingOf(state);
  if (reference === undefined || linking === undefined) return false;
  if (reference.kind === 'link') linking.open(reference.target);
  else linking.searchTag(reference.name);
  return true;
}

/** Follows the link or the tag that the caret is at. */
const followAtCaret: Command = ({ state }) => follow(state, state.selection.main.head);

const followByMouse = EditorView.domEventHandlers({
  mousedown(event, view) {
    if (!isOpening(event)) return false;
    const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
    if (at === null || !follow(view.state, at)) return false;
    event.preventDefault();
    return true;
  },
});

const HOVER_MS = 350;

/** The note that a link leads to. */
const card = hoverTooltip(
  (view, at) => {
    const reference = referenceAt(view.state, at);
    if (reference?.kind !== 'link') return null;
    const note = linkingOf(view.state)?.titles.noteOf(reference.target.title);
    if (note === undefined) return null;
    return { pos: reference.from, end: reference.to, above: true, create: () => ({ dom: cardOf(note) }) };
  },
  { hoverTime: HOVER_MS },
);

function cardOf({ title, excerpt }: TitleRow): HTMLElement {
  const lines = [elementOf('span', 'lp-card-host', title)];
  if (excerpt !== '') lines.push(elementOf('span', 'lp-card-address', excerpt));
  lines.push(elementOf('span', 'lp-card-hint', texts().preview.opensBy(OPEN_KEY)));
  const dom = elementOf('div', 'lp-card', ...lines);
  dom.setAttribute('role', 'tooltip');
  return dom;
}

/** Ctrl or Cmd with a click, or with Enter at the caret, follows links to notes and tags. */
export const followReferences: Extension = [followByMouse, card, keymap.of([{ key: 'Mod-Enter', run: followAtCaret }])];
