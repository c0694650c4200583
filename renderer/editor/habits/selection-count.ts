import type { EditorState, Extension } from '@codemirror/state';
import { ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type { BodyFacts } from '../../state/body-facts.svelte.ts';
import { COUNT_DELAY_MS, countOf } from '../../state/word-count.ts';

/** Tells how many words and characters are selected, a moment after that changed; at once when nothing is any more. */
export function selectionCount(facts: BodyFacts): Extension {
  return ViewPlugin.define((view) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const count = (): void => {
      timer = undefined;
      facts.tellSelected(countOf(selectedText(view.state)));
    };
    const forget = (): void => {
      clearTimeout(timer);
      timer = undefined;
      if (facts.selected !== undefined) facts.tellSelected(undefined);
    };
    return {
      update: ({ selectionSet, docChanged, state }: ViewUpdate) => {
        if (!selectionSet && !docChanged) return;
        if (isAnySelected(state)) timer ??= setTimeout(count, COUNT_DELAY_MS);
        else forget();
      },
      destroy: forget,
    };
  });
}

const isAnySelected = ({ selection }: EditorState): boolean => selection.ranges.some(({ empty }) => !empty);

const selectedText = (state: EditorState): string =>
  state.selection.ranges.map(({ from, to }) => state.sliceDoc(from, to)).join('\n');
