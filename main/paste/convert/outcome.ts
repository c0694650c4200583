import type { Element, ElementContent } from 'hast';
import type { Mark } from './inline-styles.ts';
import type { Placeholders } from './placeholders.ts';
import type { SourceElement } from './source.ts';

/** Where in the outcome an element stands. */
export interface Context {
  readonly depth: number;
  /** What the text is marked as already. */
  readonly marks: ReadonlySet<Mark>;
  /** A cell holds text only; headings are strong by themselves; `layout` is a table that only places things. */
  readonly place: 'text' | 'heading' | 'cell' | 'layout';
  /** How deep the items of a list are whose depth is told by a number. */
  readonly itemLevel?: number;
  readonly placeholders: Placeholders;
}

/** What becomes of an element: nodes that stand before it or for it, and what its children go into, from outside in. */
export interface Outcome {
  readonly before?: readonly ElementContent[];
  readonly isEntered: boolean;
  readonly wrappers?: readonly Element[];
  readonly context?: Partial<Context>;
}

/** Says what becomes of the elements that it knows, and undefined of others. */
export type Rule = (element: SourceElement, context: Context) => Outcome | undefined;

/** The element goes with all that is in it. */
export const gone: Outcome = { isEntered: false };
/** The element goes, what is in it stays. */
export const through: Outcome = { isEntered: true };
/** What is in the element stays, inside these. */
export const into = (wrappers: readonly Element[], context?: Partial<Context>): Outcome => ({
  isEntered: true,
  wrappers,
  ...(context && { context }),
});
/** These stand for the element and all that is in it. */
export const replaced = (...before: ElementContent[]): Outcome => ({ isEntered: false, before });
/** What is in the element stays, apart from what is before it. */
export const apart: Outcome = { isEntered: true, before: [{ type: 'text', value: ' ' }] };
