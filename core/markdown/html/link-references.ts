import type { Tree } from '@lezer/common';
import { meantBy } from './plain-text.ts';

/** Where a link leads: its address as it is meant, and its title. */
export interface LinkTarget {
  readonly address: string;
  readonly title: string | undefined;
}

/** Labels that name the same thing are equal in this form; `label` is without its brackets. */
export const normalLabel = (label: string): string => label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();

/** What `[label]: address "title"` lines define. The first definition of a label holds. */
export function linkReferencesIn(tree: Tree, source: string): ReadonlyMap<string, LinkTarget> {
  const found = new Map<string, LinkTarget>();
  tree.iterate({
    enter({ name, node }) {
      if (name !== 'LinkReference') return;
      const [label, url, title] = ['LinkLabel', 'URL', 'LinkTitle'].map((part) => {
        const child = node.getChild(part);
        return child === null ? undefined : source.slice(child.from, child.to);
      });
      if (label === undefined || url === undefined) return;
      const key = normalLabel(label.slice(1, -1));
      if (key !== '' && !found.has(key)) found.set(key, { address: addressIn(url), title: titleIn(title) });
    },
  });
  return found;
}

/** The address that stands in the Markdown of a link. */
export const addressIn = (url: string): string => meantBy(url.replace(/^<(.*)>$/s, '$1'));

/** The title that stands in the Markdown of a link, between its quotes. */
export const titleIn = (title: string | undefined): string | undefined =>
  title === undefined ? undefined : meantBy(title.slice(1, -1));
