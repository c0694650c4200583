import { syntaxTree } from '@codemirror/language';
import { type EditorState, type Extension, StateEffect, StateField, type Transaction } from '@codemirror/state';
import { type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { linkKeyOf } from '../../../core/note/link-target.ts';
import { linkingOf } from './linking-facet.ts';
import { targetIn } from './reference-at.ts';

const setMissing = StateEffect.define<ReadonlySet<string>>();

const missing = StateField.define<ReadonlySet<string>>({
  create: (state) => linkingOf(state)?.titles.missing ?? new Set(),
  update: (value, { effects }) => effects.reduce((now, effect) => (effect.is(setMissing) ? effect.value : now), value),
});

/** Whether a title is known to lead nowhere. */
export const isMissing = (state: EditorState, title: string): boolean =>
  state.field(missing, false)?.has(linkKeyOf(title)) === true;

/** Whether a transaction says anew which links lead nowhere. */
export const hasResolved = ({ effects }: Transaction): boolean => effects.some((effect) => effect.is(setMissing));

/** Says which links are on screen, and learns which of them lead nowhere. */
const watch = ViewPlugin.define((view) => {
  const titles = linkingOf(view.state)?.titles;
  const leave = titles?.onchange(() => view.dispatch({ effects: setMissing.of(titles.missing) }));
  titles?.show(titlesOnScreen(view));
  return {
    update(update: ViewUpdate) {
      if (isNews(update)) titles?.show(titlesOnScreen(view));
    },
    destroy: () => leave?.(),
  };
});

const isNews = ({ docChanged, viewportChanged, selectionSet, startState, state }: ViewUpdate): boolean =>
  docChanged || viewportChanged || selectionSet || syntaxTree(startState) !== syntaxTree(state);

/** The titles that links on screen name, but for the link that is being written. */
function titlesOnScreen({ state, visibleRanges }: EditorView): string[] {
  const titles = new Set<string>();
  const { head } = state.selection.main;
  for (const { from, to } of visibleRanges) {
    syntaxTree(state).iterate({
      from,
      to,
      enter({ name, node }) {
        if (name !== 'NoteLink') return true;
        const { title } = targetIn(state, node);
        if (title !== '' && (head <= node.from || head >= node.to)) titles.add(title);
        return false;
      },
    });
  }
  return [...titles];
}

/** Links to notes that are not there yet are known as such. */
export const missingLinks: Extension = [missing, watch];
