import { syntaxTree } from '@codemirror/language';
import { ChangeSet, type EditorState, type Extension } from '@codemirror/state';
import { IterMode } from '@lezer/common';
import { EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type { BodyFacts, Heading } from '../../state/body-facts.svelte.ts';
import { whenIdle } from '../../state/idle.ts';

/** How long the headings wait for the typing to pause, in ms; then for an idle moment. */
export const OUTLINE_DELAY_MS = 200;

/** Tells the headings of a text and which one the caret is under, and goes where the outline says. */
export function outlineWatch(facts: BodyFacts): Extension {
  return ViewPlugin.define((view) => new OutlineWatch(view, facts));
}

class OutlineWatch {
  readonly #view: EditorView;
  readonly #facts: BodyFacts;
  readonly #leave: () => void;
  #known: readonly Heading[] = [];
  /** What was written since the headings were read. */
  #changes: ChangeSet;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #forget: (() => void) | undefined;

  constructor(view: EditorView, facts: BodyFacts) {
    this.#view = view;
    this.#facts = facts;
    this.#changes = ChangeSet.empty(view.state.doc.length);
    this.#leave = facts.serve((place) => go(view, place));
    this.#look();
  }

  update({ docChanged, selectionSet, state, startState, changes }: ViewUpdate): void {
    if (docChanged) this.#changes = this.#changes.compose(changes);
    if (docChanged || syntaxTree(state) !== syntaxTree(startState)) this.#waitForPause();
    else if (selectionSet) this.#facts.tellCaret(state.selection.main.head);
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#forget?.();
    this.#leave();
  }

  #waitForPause(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#forget?.();
      this.#forget = whenIdle(this.#look);
    }, OUTLINE_DELAY_MS);
  }

  /** What is not parsed yet keeps the headings that it had. */
  readonly #look = (): void => {
    const { state } = this.#view;
    const parsedTo = syntaxTree(state).length;
    const later = this.#known
      .map((heading) => ({ ...heading, from: this.#changes.mapPos(heading.from, 1) }))
      .filter(({ from }) => from >= parsedTo && from < state.doc.length);
    this.#known = [...headingsOf(state), ...later];
    this.#changes = ChangeSet.empty(state.doc.length);
    this.#facts.tellHeadings(this.#known, state.selection.main.head);
  };
}

/** What may have blocks in it; everything else is passed over, for a long text has many words and few headings. */
const CONTAINERS = new Set(['Blockquote', 'BulletList', 'OrderedList', 'ListItem']);

function headingsOf(state: EditorState): Heading[] {
  const headings: Heading[] = [];
  syntaxTree(state).iterate({
    mode: IterMode.IgnoreMounts | IterMode.IgnoreOverlays,
    enter: ({ name, type, from, to }) => {
      if (type.isTop || CONTAINERS.has(name)) return true;
      const level = Number(/^(?:ATX|Setext)Heading([1-6])$/.exec(name)?.[1] ?? 0);
      if (level > 0) {
        const [line = ''] = state.sliceDoc(from, to).split('\n');
        headings.push({ level, from, text: readable(line) });
      }
      return false;
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
