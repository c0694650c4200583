import type { Extension } from '@codemirror/state';
import { type Command, EditorView, hoverTooltip } from '@codemirror/view';
import { parseAttachmentAddress } from '../../../core/markdown/attachment-address.ts';
import { safeLinkOf } from '../../../core/markdown/safe-link.ts';
import { elementOf } from './element.ts';
import { linkAt } from './link-at.ts';
import { isOpening, OPEN_KEY } from './open-key.ts';
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

const HOVER_MS = 350;

/** Where a link leads, in letters that cannot be mistaken for others. */
const card = hoverTooltip(
  (view, at) => {
    const link = linkAt(view.state, at);
    if (link === undefined) return null;
    return { pos: link.from, end: link.to, above: true, create: () => ({ dom: cardOf(link.address) }) };
  },
  { hoverTime: HOVER_MS },
);

function cardOf(address: string): HTMLElement {
  const file = parseAttachmentAddress(address);
  const link = safeLinkOf(address, (text) => (URL.canParse(text) ? new URL(text) : undefined));
  const hint = elementOf('span', 'lp-card-hint', `${OPEN_KEY}+click or ${OPEN_KEY}+Enter opens it`);
  const lines =
    file !== undefined
      ? [elementOf('span', 'lp-card-host', file.name), hint]
      : link === undefined
        ? [elementOf('span', 'lp-card-host', 'This link cannot be opened'), elementOf('span', 'lp-card-hint', address)]
        : [elementOf('span', 'lp-card-host', link.host), elementOf('span', 'lp-card-address', link.href), hint];
  const dom = elementOf('div', 'lp-card', ...lines);
  dom.setAttribute('role', 'tooltip');
  return dom;
}

/** Links: a card with the address under the pointer, and Ctrl or Cmd with a click opens. */
export const links: Extension = [openByMouse, card];
