import type { AppState } from '../../state/app-state.svelte.ts';
import { texts } from '../../state/texts.svelte.ts';

/** The type that notes are dragged under: a JSON array of their ids. */
export const DRAGGED_NOTES = 'application/x-commonplace-notes';

/** Begins to drag the row at a place, with all that are chosen when it is one of them. */
export function dragNotes({ dataTransfer }: DragEvent, app: AppState, index: number | undefined): void {
  const row = index === undefined ? undefined : app.list.rows[index];
  if (dataTransfer === null || row === undefined) return;
  const rows = app.selection.has(row.id) ? app.selection.rows : [row];
  dataTransfer.setData(DRAGGED_NOTES, JSON.stringify(rows.map(({ id }) => id)));
  // What other programs take.
  dataTransfer.setData('text/plain', rows.map(({ title }) => title || texts().list.untitled).join('\n'));
  dataTransfer.effectAllowed = 'copyMove';
  if (rows.length > 1) showCount(dataTransfer, rows.length);
}

/** A label with their number goes with the pointer. It has to be on the page for a moment to be drawn. */
function showCount(dataTransfer: DataTransfer, count: number): void {
  const label = document.createElement('div');
  label.className = 'dragged-notes';
  label.textContent = texts().list.dragged(count);
  document.body.append(label);
  dataTransfer.setDragImage(label, 0, 0);
  setTimeout(() => label.remove());
}
