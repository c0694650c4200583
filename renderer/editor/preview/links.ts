import type { Extension } from '@codemirror/state';
import { type Command, EditorView } from '@codemirror/view';
import { linkAt } from './link-at.ts';
import { linkCard } from './link-card.ts';
import { isOpening } from './open-key.ts';
import { outwardOf } from './outward-facet.ts';

/** Opens the link that the caret is in. */
export const openLink: Command = ({ state }) => {
  const link = linkAt(state, state.selection.main.head);
  const outward = outwardOf(state);
  if (link === undefined || outward === undefined) return false;
  outward.openLink(link.address);
  return true;
};

const openByMouse = EditorView.domEventHandlers({
  mousedown(event, view) {
    if (!isOpening(event)) return false;
    const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
    const link = at === null ? undefined : linkAt(view.state, at);
    if (link === undefined) return false;
    event.preventDefault();
    outwardOf(view.state)?.openLink(link.address);
    return true;
  },
});

/** Links: a card with the address under the pointer, and Ctrl or Cmd with a click opens. */
export const links: Extension = [openByMouse, linkCard];
