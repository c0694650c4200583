import type { MenuItem } from '../../components/MenuButton.svelte';
import type { NoteRow } from '../../../core/contract/values.ts';
import type { AppState } from '../../state/app-state.svelte.ts';
import { texts } from '../../state/texts.svelte.ts';

/** The notes that an action in the list is about: those chosen, else the one on screen. */
export function meantNotes({ selection, list, notes }: AppState): readonly NoteRow[] {
  if (selection.isActive) return selection.rows;
  const shown = list.rows[list.indexOf(notes.current?.id)];
  return shown === undefined ? [] : [shown];
}

/** What can be done to the notes meant in the list. */
export function noteMenu(app: AppState): readonly MenuItem[] {
  const { list: say } = texts();
  const { bulk } = app;
  const rows = meantNotes(app);
  const [only] = rows.length === 1 ? rows : [];
  const isPinned = rows.every((row) => row.isPinned);
  if (app.list.view === 'trash') return [{ label: say.restore, run: () => void bulk.restore(rows) }];
  return [
    ...(only === undefined ? [] : [{ label: say.open, run: () => app.enterNote(only.id) }]),
    { label: isPinned ? say.unpin : say.pin, run: () => void bulk.pin(rows, !isPinned) },
    { label: say.move, startsGroup: true, run: () => app.float('move-notes') },
    { label: say.tag, run: () => app.float('tag-notes') },
    ...(only === undefined ? [{ label: say.merge, run: () => void bulk.merge(rows) }] : []),
    { label: say.trash, startsGroup: true, run: () => void bulk.trash(rows) },
  ];
}
