import {
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  replaceAll,
  replaceNext,
  SearchQuery,
  setSearchQuery,
} from '@codemirror/search';
import type { EditorView, ViewUpdate } from '@codemirror/view';
import { texts } from '../../../state/texts.svelte.ts';
import { endUndoStep } from '../../text-binding.ts';
import { findLabel, type Match, matchesOf, placeOf } from './matches.ts';

/** How long counting waits for the typing to pause, in ms. */
export const FIND_DELAY_MS = 100;

/** What can be asked of the text besides the words. */
export type FindOption = 'caseSensitive' | 'wholeWord' | 'regexp';

/** The find panel of one editor: what is looked for, where that is, and what is done about it. */
export class FindState {
  readonly #view: EditorView;
  #query = $state.raw(new SearchQuery({ search: '' }));
  #matches = $state.raw<readonly Match[]>([]);
  #place = $state(0);
  #outcome = $state('');
  #isReplacing = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(view: EditorView) {
    this.#view = view;
    this.#query = getSearchQuery(view.state);
    this.#count();
  }

  get query(): SearchQuery {
    return this.#query;
  }

  /** Whether the row is shown that replaces. */
  get isReplacing(): boolean {
    return this.#isReplacing;
  }

  get isLocked(): boolean {
    return this.#view.state.readOnly;
  }

  /** What is told: how many there are and which one is selected, or what the last replacing came to. */
  get label(): string {
    return this.#outcome || findLabel(this.#query, this.#matches.length, this.#place);
  }

  get isInvalid(): boolean {
    return this.#query.search !== '' && !this.#query.valid;
  }

  showReplace(isReplacing: boolean): void {
    this.#isReplacing = isReplacing;
  }

  look(search: string): void {
    this.#ask({ search });
  }

  replaceBy(replace: string): void {
    this.#ask({ replace });
  }

  toggle(option: FindOption): void {
    this.#ask({ [option]: !this.#query[option] });
  }

  next(): void {
    findNext(this.#view);
  }

  previous(): void {
    findPrevious(this.#view);
  }

  replace(): void {
    endUndoStep(this.#view.state);
    replaceNext(this.#view);
    endUndoStep(this.#view.state);
  }

  /** One edit, and so one step of Undo, however many places it changes. */
  replaceAll(): void {
    endUndoStep(this.#view.state);
    const count = this.#matches.length;
    if (!replaceAll(this.#view)) return;
    endUndoStep(this.#view.state);
    this.#count();
    this.#outcome = texts().finding.replaced(count);
  }

  close(): void {
    closeSearchPanel(this.#view);
    this.#view.focus();
  }

  /** Goes along with what happens in the editor. */
  follow({ state, docChanged, selectionSet, transactions }: ViewUpdate): void {
    const isAsked = transactions.some(({ effects }) => effects.some((effect) => effect.is(setSearchQuery)));
    if (isAsked) this.#query = getSearchQuery(state);
    if (isAsked || selectionSet || docChanged) this.#outcome = '';
    if (isAsked) this.#count();
    else if (docChanged) this.#timer ??= setTimeout(() => this.#count(), FIND_DELAY_MS);
    if (selectionSet) this.#place = placeOf(this.#matches, state.selection.main);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #ask(change: Partial<Pick<SearchQuery, FindOption | 'search' | 'replace'>>): void {
    const { search, replace, caseSensitive, wholeWord, regexp } = this.#query;
    const asked = { search, replace, caseSensitive, wholeWord, regexp, literal: true, ...change };
    this.#view.dispatch({ effects: setSearchQuery.of(new SearchQuery(asked)) });
  }

  #count(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { state } = this.#view;
    this.#matches = matchesOf(this.#query, state);
    this.#place = placeOf(this.#matches, state.selection.main);
  }
}
