import type { NoteId } from '../../core/contract/ids.ts';
import { bodyExtensions } from '../editor/body-editor.ts';
import { noteLinks } from '../editor/links/note-links.ts';
import { livePreview } from '../editor/preview/live-preview.ts';
import { NoteLinking } from '../state/note-linking.ts';
import { EditorUnderTest } from './editor-under-test.ts';
import type { FakeMain } from './fake-main.ts';

const page = { isOn: false, onchange: () => () => undefined };
const outward = { openLink: () => undefined, copyText: () => undefined };

/** An editor whose links are answered by a fake main, and what it asked of its window. */
export function linkedEditor(main: FakeMain, text: string) {
  const opened: { id: NoteId; heading: string | undefined }[] = [];
  const gone: string[] = [];
  const searched: string[] = [];
  const said: string[] = [];
  const linking = new NoteLinking({
    bridge: main.createWindow(),
    openNote: (id, heading) => opened.push({ id, heading }),
    goTo: (heading) => gone.push(heading),
    search: (query) => searched.push(query),
    say: (words) => said.push(words),
  });
  const extensions = [bodyExtensions(), livePreview(page, outward), noteLinks(linking)];
  return { editor: new EditorUnderTest(text, { extensions }), linking, opened, gone, searched, said };
}
