import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import type { EditorState, Extension } from '@codemirror/state';
import { EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type { BodyFacts, Heading } from '../../state/body-facts.svelte.ts';

/** How long the headings wait for the typing to pause, and how long one look may parse a long text for, in ms. */
export const OUTLINE_DELAY_MS = 200;
const PARSE_LIMIT_MS = 50;

/** Tells the headings of a text and which one the caret is under, and goes where the outline says. */
export function outlineWatch(facts: BodyFacts): Extension {
  return ViewPlugin.define((view) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      timer = undefined;
      facts.tellHeadings(headingsOf(view.state), view.state.selection.main.head);
    };
    const leave = facts.serve((place) => go(view, place));
    look();
    return {
      update: ({ docChanged, selectionSet, state, startState }: ViewUpdate) => {
        if (docChanged || syntaxTree(state) !== syntaxTree(startState)) timer ??= setTimeout(look, OUTLINE_DELAY_MS);
        else if (selectionSet) facts.tellCaret(state.selection.main.head);
      },
      destroy: () => {
        clearTimeout(timer);
        leave();
      },
    };
  });
}

function headingsOf(state: EditorState): Heading[] {
  const headings: Heading[] = [];
  const tree = ensureSyntaxTree(state, state.doc.length, PARSE_LIMIT_MS) ?? syntaxTree(state);
  tree.iterate({
    enter: ({ name, from, to }) => {
      const level = Number(/^(?:ATX|Setext)Heading([1-6])$/.exec(name)?.[1] ?? 0);
      if (level === 0) return;
      const [line = ''] = state.sliceDoc(from, to).split('\n');
      headings.push({ level, from, text: readable(line) });
    },
  });
  return headings;
}

/** A heading as it reads: without its marks, a link by its words. */
const readable = (line: string): string =>
  line
    .replace(/^#+\s*|\s+#+\s*$/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|__|~~|==|[*`]/g, '')
    .trim();

function go(view: EditorView, place: number): void {
  const { to } = view.state.doc.lineAt(Math.min(place, view.state.doc.length));
  view.dispatch({
    selection: { anchor: to },
    effects: EditorView.scrollIntoView(to, { y: 'start', yMargin: view.defaultLineHeight }),
    userEvent: 'select.outline',
  });
  view.focus();
}
