import type { Extension } from '@codemirror/state';
import { attachPasted } from '../../editor/attachments/attach-pasted.ts';
import { noteAttachments } from '../../editor/attachments/entering.ts';
import { bodyExtensions } from '../../editor/body-editor.ts';
import { caretWatch } from '../../editor/caret-watch.ts';
import { commentMarks } from '../../editor/comments/comment-marks.ts';
import { foundWords } from '../../editor/habits/find/found-words.ts';
import { outlineWatch } from '../../editor/habits/outline-watch.ts';
import { selectionCount } from '../../editor/habits/selection-count.ts';
import { textCount } from '../../editor/habits/text-count.ts';
import type { FormatState } from '../../editor/habits/toolbar/format-state.svelte.ts';
import { formatTooltip } from '../../editor/habits/toolbar/format-tooltip.ts';
import { noteLinks } from '../../editor/links/note-links.ts';
import { richPaste } from '../../editor/paste/rich-paste.ts';
import { livePreview } from '../../editor/preview/live-preview.ts';
import { spellingExtensions } from '../../editor/spelling/spelling-extensions.ts';
import { topWatch } from '../../editor/top-watch.ts';
import { titleExtensions } from '../../editor/title-editor.ts';
import type { AppState } from '../../state/app-state.svelte.ts';
import { NoteAttachments } from '../../state/attachments/note-attachments.ts';
import type { PlaceField } from '../../state/last-place.ts';
import { NoteLanguage } from '../../state/note-language.ts';
import type { NoteSession } from '../../state/note-session.svelte.ts';
import { texts } from '../../state/texts.svelte.ts';

/** What the editors of a note can do in this window. `session` is asked for the note that is on screen. */
export function noteExtensions(
  app: AppState,
  session: () => NoteSession,
  format: FormatState,
): { readonly title: Extension; readonly body: Extension } {
  const language = new NoteLanguage(() => {
    const { phase } = session();
    return phase.state === 'open' ? phase.binding.doc : undefined;
  });
  const spellingOf = (isBody: boolean): Extension => {
    const onnone = (): void => app.toasts.show(texts().note.noMistakes);
    return spellingExtensions({ spelling: app.spelling, language }, { isBody, onnone });
  };
  const keepCaret = (field: PlaceField): Extension =>
    caretWatch((offset) => app.place?.moveCaret(session().id, field, offset));
  return {
    title: [titleExtensions(() => app.focus.ask('body')), spellingOf(false), keepCaret('title')],
    body: [
      bodyExtensions(),
      richPaste({ toMarkdown: (html) => app.outward.toMarkdown(html), attachPictures: attachPasted }),
      noteAttachments(new NoteAttachments(app.attachments, session)),
      livePreview(app.source, app.outward, app.diagrams),
      noteLinks(app.linking),
      commentMarks(app.comments),
      spellingOf(true),
      keepCaret('body'),
      topWatch((top) => app.place?.moveTop(session().id, top)),
      foundWords({
        current: () => app.trail.of(session().id),
        follow: (listener) => app.trail.follow(listener),
      }),
      [textCount(app.body), selectionCount(app.body), outlineWatch(app.body), formatTooltip(format)],
    ],
  };
}
