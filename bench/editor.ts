import { launchApp } from '../tests/e2e/support/launch-app.ts';
import { NotesPage } from '../tests/e2e/support/notes-page.ts';
import { makeEditorPeer } from './support/editor-peer.ts';
import { makeEditorProfile } from './support/editor-profile.ts';
import type { EditorNote } from './support/editor-notes.ts';
import { EditorWindow } from './support/editor-window.ts';
import { medianOf, percentileOf, report } from './support/figures.ts';

const ROUNDS = 5;
const KEYS = 50;
const OPEN_RATIO = 1.2;
const KEY_RATIO = 1.25;
const BEYOND_MS = 16;

const { profile, notes } = await makeEditorProfile();
const peer = await makeEditorPeer(Object.values(notes));

async function launchOurs(): Promise<EditorWindow> {
  const app = await launchApp({ profile: profile.dir });
  const page = new NotesPage(app.page);
  await page.ready();
  return new EditorWindow(app.page, (title) => page.rowOf(title), app.close);
}

/** What was measured, by its name, in every round: here, and with the peer. */
const figures = new Map<string, { readonly ours: number[]; readonly peer: number[] }>();

function keep(name: string, whose: 'ours' | 'peer', values: readonly number[]): void {
  const figure = figures.get(name) ?? { ours: [], peer: [] };
  figure[whose].push(...values);
  figures.set(name, figure);
}

async function measureNote(window: EditorWindow, whose: 'ours' | 'peer', note: EditorNote): Promise<void> {
  keep(`open, ${note.title}`, whose, [await window.open(note)]);
  if (note === notes.long) keep(`scroll, ${note.title}`, whose, [Math.max(...(await window.scroll()))]);
  await window.goToStart();
  keep(`key at the start, ${note.title}`, whose, await window.type(KEYS));
  await window.goTo(note.middle);
  keep(`key in the middle, ${note.title}`, whose, await window.type(KEYS));
}

for (let round = 0; round < ROUNDS; round += 1) {
  for (const note of [notes.long, notes.lived, notes.tasks, notes.table]) {
    for (const whose of ['peer', 'ours'] as const) {
      // A window of its own each: the first opening of a note is what is measured.
      const window = whose === 'peer' ? await peer.launch() : await launchOurs();
      await window.open(notes.small);
      await measureNote(window, whose, note);
      await window.open(notes.small);
      await window.close();
    }
  }
}
peer.remove();
profile.remove();
for (const [name, { ours, peer: peers }] of figures) {
  report({ name, value: medianOf(ours), unit: 'ms', beside: { kind: 'peer', value: medianOf(peers) } });
  const tail = { kind: 'peer', value: percentileOf(peers, 0.95) } as const;
  report({ name: `${name}, p95`, value: percentileOf(ours, 0.95), unit: 'ms', beside: tail });
}
