import type { Element } from 'hast';
import { elementOf } from './hast-nodes.ts';
import { styleOf } from './inline-styles.ts';
import { apart, type Context, into, type Outcome } from './outcome.ts';
import { attributeOf, classesOf, findBelow, type SourceElement, textBelow } from './source.ts';

/** An item whose depth is told by a number and not by lists inside lists; they are sorted into lists afterwards. */
export const LEVELLED_ITEM = 'x-item';
const MAX_LEVEL = 9;

/** A list; one of a chat program tells by a number how deep it is. */
export function listRule(element: SourceElement, { place }: Context): Outcome | undefined {
  const { tagName } = element;
  if ((tagName !== 'ul' && tagName !== 'ol') || place === 'cell' || place === 'heading') return undefined;
  const indent = Number.parseInt(attributeOf(element, 'data-indent'), 10);
  if (indent >= 0) return { isEntered: true, context: { itemLevel: Math.min(indent + 1, MAX_LEVEL) } };
  const list = elementOf(tagName);
  const start = Number.parseInt(attributeOf(element, 'start'), 10);
  if (start >= 0 && start < 1e9) list.properties['start'] = start;
  return into([list]);
}

/** An item, with its box when it is a task. */
export function itemRule(element: SourceElement, { place, itemLevel }: Context): Outcome | undefined {
  if (element.tagName !== 'li') return undefined;
  if (place === 'cell' || place === 'heading') return apart;
  const item = itemLevel === undefined ? elementOf('li') : levelledItem(itemLevel, isOrdered(element));
  const isChecked = checkedIn(element);
  if (isChecked !== undefined) {
    const box = elementOf('input');
    Object.assign(box.properties, { type: 'checkbox', checked: isChecked });
    item.children.push(box);
  }
  return into([item]);
}

/** A paragraph that a word processor shows as an item: its level is in the style, its marker in what is ignored. */
export function wordItemRule(element: SourceElement, { place }: Context): Outcome | undefined {
  if (!/^(?:p|div)$/.test(element.tagName) || place !== 'text') return undefined;
  const level = /\blevel(\d)/.exec(styleOf(element).get('mso-list') ?? '')?.[1];
  if (level === undefined) return undefined;
  const marker = findBelow(element, (one) => styleOf(one).get('mso-list') === 'ignore');
  const written = marker === undefined ? '' : textBelow(marker).trim();
  const number = /^\(?(\d{1,9}|[a-z]{1,4})[.)]/i.exec(written)?.[1];
  return into([levelledItem(Math.max(1, Number(level)), number !== undefined, Number.parseInt(number ?? '', 10))]);
}

function levelledItem(level: number, ordered: boolean, start = Number.NaN): Element {
  const item = elementOf(LEVELLED_ITEM);
  Object.assign(item.properties, { level, ordered, ...(start >= 0 && { start }) });
  return item;
}

const isOrdered = ({ parentNode }: SourceElement): boolean => parentNode?.nodeName === 'ol';

/** Whether an item is a task, and done. */
function checkedIn(item: SourceElement): boolean | undefined {
  if (attributeOf(item, 'role') === 'checkbox') return attributeOf(item, 'aria-checked') === 'true';
  const box = firstBox(item);
  if (box === undefined) return undefined;
  return box.attrs.some(({ name }) => name === 'checked') || classesOf(box).includes('checkbox-on');
}

/** The box that an item begins with; one of an item inside it is not its own. */
function firstBox(item: SourceElement): SourceElement | undefined {
  const box = findBelow(item, (one) => isBox(one) || one.tagName === 'li');
  return box?.tagName === 'li' ? undefined : box;
}

const isBox = (element: SourceElement): boolean =>
  (element.tagName === 'input' && attributeOf(element, 'type') === 'checkbox') ||
  classesOf(element).some((name) => name === 'checkbox-on' || name === 'checkbox-off');
