import type { Element, ElementContent, Text } from 'hast';

/** A new element without attributes. */
export const elementOf = (tagName: string, ...children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});

export const textNode = (value: string): Text => ({ type: 'text', value });
