import type { TextNode } from '../../../core/markdown/nodes/text-nodes.ts';
import type { LinkTarget } from '../../../core/note/link-target.ts';
import { elementOf } from '../../editor/preview/element.ts';

/** Where the links of a message lead. */
export interface LinkPorts {
  readonly openLink: (address: string) => void;
  readonly openNote: (target: LinkTarget) => void;
}

/** Draws a message's text. Elements are made one by one, never out of HTML: what a text says cannot become markup. */
export const drawText = (nodes: readonly TextNode[], ports: LinkPorts): (Node | string)[] =>
  nodes.map((node) => drawn(node, ports));

function drawn(node: TextNode, ports: LinkPorts): Node | string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'element':
      return elementOf(node.tag, '', ...drawText(node.children, ports));
    case 'code':
      return node.isBlock ? elementOf('pre', '', elementOf('code', '', node.text)) : elementOf('code', '', node.text);
    case 'mention':
      return elementOf('span', 'mention', `@${node.account}`);
    case 'note-link':
      return link([node.text], node.target.title, () => ports.openNote(node.target));
    case 'link':
      return link(drawText(node.children, ports), node.address, () => ports.openLink(node.address));
  }
}

function link(words: readonly (Node | string)[], title: string, open: () => void): HTMLElement {
  const button = elementOf('button', 'link', ...words);
  button.type = 'button';
  button.title = title;
  button.addEventListener('click', open);
  return button;
}
