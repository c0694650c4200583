import { launchApp } from '../tests/e2e/support/launch-app.ts';
import { NotesPage } from '../tests/e2e/support/notes-page.ts';
import { EditorFigures, type Whose } from './support/editor-figures.ts';
import type { EditorNote } from './support/editor-notes.ts';
import { makeEditorPeer } from './support/editor-peer.ts';
import { makeEditorProfile } from './support/editor-profile.ts';
import { EditorWindow } from './support/editor-window.ts';
import type { Figure } from './support/figures.ts';

const ROUNDS = 3;
const KEYS = 40;
const OPEN_GOAL = { ratio: 1.2 };
const LONG_KEY_GOAL = { ratio: 1.25 };
const OTHER_KEY_GOAL = { beyond: 16 };

const { profile, notes } = await makeEditorProfile();
const peer = await makeEditorPeer(Object.values(notes));
const figures = new EditorFigures();

async function launchOurs(): Promise<EditorWindow> {
  const app = await launchApp({ profile: profile.dir });
  const page = new NotesPage(app.page);
  await page.ready();
  return new EditorWindow(app.page, (title) => page.rowOf(title), app.close);
}

/** One window, with a note that it opens for the first time. It ends as it began: with the small one. */
async function measureWindow(whose: Whose, note: EditorNote): Promise<void> {
  const window = whose === 'ours' ? await launchOurs() : await peer.launch();
  const keep = (name: string, goal: Figure['goal'], values: readonly number[]): void =>
    figures.keep(`${note.title}: ${name}`, goal, { whose, values });
  const isLong = note === notes.long || note === notes.lived;
  const keyGoal = isLong ? LONG_KEY_GOAL : OTHER_KEY_GOAL;
  await window.open(notes.small);
  keep('open', isLong ? OPEN_GOAL : undefined, [await window.open(note)]);
  if (isLong) keep('longest frame of scrolling', undefined, [Math.max(...(await window.scroll()))]);
  await window.goToStart();
  keep('key to frame at the start', keyGoal, await window.type(KEYS));
  await window.goTo(note.middle);
  keep(`key to frame at ${note.middle}`, keyGoal, await window.type(KEYS));
  await window.open(notes.small);
  await window.close();
}

for (let round = 0; round < ROUNDS; round += 1) {
  for (const note of [notes.long, notes.lived, notes.tasks, notes.table]) {
    for (const whose of ['peer', 'ours'] as const) await measureWindow(whose, note);
  }
}
peer.remove();
profile.remove();
console.log(
  'peer: plain CodeMirror 6 in the same Electron, with Markdown and code languages, search, history, drawn selection, wrapped lines',
);
figures.report();
