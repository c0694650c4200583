import type { AppState } from '../app-state.svelte.ts';
import { spokenNow, texts } from '../texts.svelte.ts';
import { dayGroupOf } from './day-group.ts';

/** Which rows of the list have a heading above them: the first of those pinned, and the first of each day or month. */
export class ListGroups {
  readonly #app: AppState;

  constructor(app: AppState) {
    this.#app = app;
  }

  /** Undefined where none stands: within a group, in a search with words, where titles are the order, or when nobody wants it. */
  headingOf(index: number): string | undefined {
    const { list, settings } = this.#app;
    const chosen = settings.known?.settings;
    if (chosen?.listGroups !== true || chosen.listSort === 'title' || list.query !== '') return undefined;
    const group = this.#groupOf(index);
    return group === undefined || (index > 0 && group === this.#groupOf(index - 1)) ? undefined : group;
  }

  #groupOf(index: number): string | undefined {
    const row = this.#app.list.rows[index];
    if (row === undefined) return undefined;
    const { groups } = texts().list;
    if (row.isPinned) return groups.pinned;
    const isByCreation = this.#app.settings.known?.settings.listSort === 'created';
    const { nowMs } = this.#app.clock;
    return dayGroupOf(isByCreation ? row.createdMs : row.editedMs, { nowMs, language: spokenNow(), names: groups });
  }
}
