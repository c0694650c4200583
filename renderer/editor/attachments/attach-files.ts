import type { Command, EditorView } from '@codemirror/view';
import type { AttachedFile } from '../../../core/contract/attachment-values.ts';
import type { NoteSession } from '../../state/note-session.svelte.ts';
import type { Batch } from '../../state/attachments/uploads.svelte.ts';
import { texts } from '../../state/texts.svelte.ts';
import { endUndoStep } from '../text-binding.ts';
import { givePlace, keepPlace, leftPlaceOf, placeOf } from './arriving.ts';
import { attachmentMarkdownOf } from './attachment-markdown.ts';
import { attachmentsOf } from './attachments-facet.ts';

/** The keys that choose files to attach. */
export const ATTACH_KEYS = 'Mod-Shift-a';

/**
 * Attaches files at a place of the text, behind what is selected unless told otherwise. Only when they are stored does the text
 * refer to them, in one step of Undo; until then their place is kept. False where one may not write.
 */
export function attachFiles(view: EditorView, files: readonly File[], at = view.state.selection.main.to): boolean {
  const attachments = attachmentsOf(view.state);
  if (attachments === undefined || view.state.readOnly) return false;
  const batch = attachments.all.uploads.take(files);
  if (batch !== undefined) receive(view, batch, at);
  return true;
}

/** Has a person choose files, and attaches them. */
export const pickFiles: Command = (view) => {
  const attachments = attachmentsOf(view.state);
  if (attachments === undefined || view.state.readOnly) return false;
  receive(view, attachments.all.uploads.pick(), view.state.selection.main.to);
  return true;
};

function receive(view: EditorView, batch: Batch, at: number): void {
  view.dispatch({ effects: keepPlace.of({ batch, at }) });
  const land = (files: readonly AttachedFile[], session: NoteSession): void => {
    const left = leftPlaceOf(batch);
    if (left === undefined) landIn(view, batch, files);
    else if (files.length > 0)
      attachmentsOf(view.state)?.insertUnseen(session, left, attachmentMarkdownOf(files, false));
  };
  void attachmentsOf(view.state)?.receive(batch, land);
}

function landIn(view: EditorView, batch: Batch, files: readonly AttachedFile[]): void {
  const at = placeOf(view, batch);
  const effects = givePlace.of(batch);
  if (at === undefined || files.length === 0 || view.state.readOnly) {
    view.dispatch({ effects });
    if (files.length > 0) attachmentsOf(view.state)?.all.say(texts().attachments.noteLocked);
    return;
  }
  const isAlone = view.state.doc.lineAt(at).length === 0;
  const changes = view.state.changes({ from: at, insert: attachmentMarkdownOf(files, isAlone) });
  endUndoStep(view.state);
  // A caret at the place goes on behind the files.
  view.dispatch({ changes, effects, selection: view.state.selection.map(changes, 1), userEvent: 'input.attach' });
  endUndoStep(view.state);
}
