import type { NoteId } from '../../../core/contract/ids.ts';
import type { CommandOutput } from '../../../core/contract/commands.ts';
import type { TagRow, TitleRow } from '../../../core/contract/reference-commands.ts';
import { notebookPath } from '../../../core/workspace/notebooks.ts';
import type { AppState } from '../app-state.svelte.ts';
import { availableCommands, runCommand } from '../commands.ts';
import { pathLabel } from '../notebooks.svelte.ts';
import { texts } from '../texts.svelte.ts';
import { timeLabelOf } from '../time-label.ts';
import type { PaletteEntry } from './palette-entry.ts';

/** A notebook, and how many notes lie in it. */
export type NotebookRow = CommandOutput<'notebooks.list'>[number];

/** How much it counts that a note was opened lately. */
const RECENT_LEAD = 3;

/** Notes to open; `isRecent` says which were opened lately. */
export const noteEntries = (
  app: AppState,
  rows: readonly TitleRow[],
  isRecent: (id: NoteId) => boolean,
): readonly PaletteEntry[] =>
  rows.map(({ id, title, editedMs }) => ({
    key: `note ${id}`,
    kind: 'note',
    text: title || texts().palette.untitled,
    detail: timeLabelOf(editedMs, app.clock.nowMs),
    lead: isRecent(id) ? RECENT_LEAD : 0,
    run: () => app.enterNote(id),
  }));

/** Tags to list the notes of. */
export const tagEntries = (app: AppState, rows: readonly TagRow[]): readonly PaletteEntry[] =>
  rows.map(({ name, count }) => ({
    key: `tag ${name}`,
    kind: 'tag',
    text: `#${name}`,
    detail: texts().palette.notes(count),
    run: () => {
      app.linking.searchTag(name);
      app.enterList();
    },
  }));

/** Notebooks to list the notes of, by the path that leads to them. */
export const notebookEntries = (app: AppState, rows: readonly NotebookRow[]): readonly PaletteEntry[] =>
  rows.map(({ id, count }) => ({
    key: `notebook ${id}`,
    kind: 'notebook',
    text: pathLabel(notebookPath(rows, id)),
    detail: texts().palette.notes(count),
    run: () => {
      app.showList({ notebook: id });
      app.enterList();
    },
  }));

/** The headings of the note on screen. */
export const headingEntries = ({ body }: AppState): readonly PaletteEntry[] =>
  body.headings
    .filter(({ text }) => text !== '')
    .map((heading) => ({
      key: `heading ${heading.from}`,
      kind: 'heading',
      text: heading.text,
      run: () => body.goTo(heading),
    }));

/** The commands that have something to do. */
export const commandEntries = (app: AppState): readonly PaletteEntry[] =>
  availableCommands(app)
    .filter((command) => command !== 'go-to')
    .map((command) => ({
      key: `command ${command}`,
      kind: 'command',
      text: texts().shortcuts.commands[command],
      detail: app.shortcuts.labelOf(command),
      run: () => runCommand(command, app),
    }));

/** A note to make. */
export const newNoteEntry = (app: AppState, title: string): PaletteEntry => ({
  key: 'new-note',
  kind: 'new-note',
  text: texts().palette.newNote(title),
  run: () => app.createTitled(title),
});
