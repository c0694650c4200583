import type { Extension } from '@codemirror/state';
import { closeHoverTooltips, type EditorView, hoverTooltip, type TooltipView } from '@codemirror/view';
import { parseAttachmentAddress } from '../../../core/markdown/attachment-address.ts';
import { safeLinkOf } from '../../../core/markdown/safe-link.ts';
import { texts } from '../../state/texts.svelte.ts';
import { elementOf } from './element.ts';
import { linkAt } from './link-at.ts';
import { OPEN_KEY } from './open-key.ts';

const HOVER_MS = 350;

/** A card under the pointer: where a link leads, in letters that cannot be mistaken for others. Escape sends it away. */
export const linkCard: Extension = hoverTooltip(
  (view, at) => {
    const link = linkAt(view.state, at);
    if (link === undefined) return null;
    return { pos: link.from, end: link.to, above: true, create: () => cardOf(link.address, view) };
  },
  { hoverTime: HOVER_MS },
);

/** Escape is heard wherever the focus is, and does nothing else while a card is there. */
function cardOf(address: string, view: EditorView): TooltipView {
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    view.dispatch({ effects: closeHoverTooltips });
  };
  window.addEventListener('keydown', leave, true);
  return { dom: faceOf(address), destroy: () => window.removeEventListener('keydown', leave, true) };
}

function faceOf(address: string): HTMLElement {
  const file = parseAttachmentAddress(address);
  const link = safeLinkOf(address, (text) => (URL.canParse(text) ? new URL(text) : undefined));
  const hint = elementOf('span', 'lp-card-hint', texts().preview.opensBy(OPEN_KEY));
  const lines =
    file !== undefined
      ? [elementOf('span', 'lp-card-host', file.name), hint]
      : link === undefined
        ? [elementOf('span', 'lp-card-host', texts().preview.cannotOpen), elementOf('span', 'lp-card-hint', address)]
        : [elementOf('span', 'lp-card-host', link.host), elementOf('span', 'lp-card-address', link.href), hint];
  const dom = elementOf('div', 'lp-card', ...lines);
  dom.setAttribute('role', 'tooltip');
  return dom;
}
