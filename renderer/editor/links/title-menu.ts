import type { EditorState, Extension, TransactionSpec } from '@codemirror/state';
import { linkKeyOf, unescaped, writeLinkTitle } from '../../../core/note/link-target.ts';
import { texts } from '../../state/texts.svelte.ts';
import type { Called } from '../habits/menu/apply-block.ts';
import { calledMenu, type MenuEntry } from '../habits/menu/called-menu.ts';
import type { Linking } from './linking-facet.ts';

/** `[[` offers the notes there are, and to make one. */
export const titleMenu = (linking: Linking): Extension =>
  calledMenu({
    sign: '[[',
    pattern: /\[\[(?:\\.|[^[\]|#\\])*$/,
    entriesFor: async (typed) => {
      const name = unescaped(typed).trim();
      const rows = await linking.findTitles(name);
      if (rows === undefined) return undefined;
      const entries: MenuEntry[] = rows.map(({ title, excerpt }) => ({
        label: title,
        detail: excerpt,
        look: 'names-note',
        edit: naming(title),
      }));
      const key = linkKeyOf(name);
      if (key === '' || rows.some(({ title }) => linkKeyOf(title) === key)) return entries;
      const made = { label: texts().preview.newNote(name), detail: '', look: 'makes-note', edit: naming(name) };
      return [...entries, { ...made, after: () => linking.create(name) }];
    },
  });

/** What is left of the link's title behind the caret, and its end, or what goes on there. */
const REST = /^((?:\\.|[^[\]|#\\])*)(\]\]|(?=[|#][^[\]]*\]\]))/;

/** The edit that puts a title into the link that is being written, and the caret behind it; words and heading stay. */
const naming =
  (title: string) =>
  (state: EditorState, { from, to }: Called): TransactionSpec => {
    const rest = REST.exec(state.sliceDoc(to, state.doc.lineAt(to).to));
    const insert = `[[${writeLinkTitle(title)}${rest?.[2] === '' ? '' : ']]'}`;
    return {
      changes: { from, to: to + (rest?.[0].length ?? 0), insert },
      selection: { anchor: from + insert.length },
      scrollIntoView: true,
    };
  };
