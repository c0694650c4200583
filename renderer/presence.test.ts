import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NoteId } from '../core/contract/ids.ts';
import type { PresentPerson } from '../core/contract/presence-commands.ts';
import App from './App.svelte';
import { Presence } from './state/presence/presence.svelte.ts';
import { OwnCaret, PAUSE_MS } from './state/presence/own-caret.ts';
import { initialsOf, personOf } from './state/presence/person.ts';
import { FakeMain } from './testing/fake-main.ts';
import { stubLayout } from './testing/layout-stub.ts';

const personIn = (account: string, ...notes: NoteId[]): PresentPerson => ({
  ...{ id: `${account}~device`, account, name: account },
  notes: notes.map((note) => ({ note })),
});

describe('presence in the window', () => {
  beforeAll(() => stubLayout((element) => (element.getAttribute('role') === 'listbox' ? 600 : 60)));
  beforeEach(() => localStorage.clear());

  it('[LV12] shows who is in the note, who is in the workspace, and goes where they are', async () => {
    const main = new FakeMain();
    const [one, two] = [main.addNote('One', 'Body'), main.addNote('Two', 'Body')];
    main.presence.show([personIn('bob', one), personIn('carol', two)]);
    render(App, { bridge: main.createWindow() });
    await fireEvent.click(await screen.findByRole('option', { name: /^One/ }));
    const here = await screen.findByRole('list', { name: 'People in this note' });
    expect(
      within(here)
        .getAllByRole('button')
        .map((button) => button.title),
    ).toEqual(['bob']);
    await fireEvent.click(screen.getByRole('button', { name: '2 other people here' }));
    await fireEvent.click(await screen.findByRole('button', { name: 'In “Two”' }));
    await waitFor(() => expect(screen.getByTitle('carol')).toBeTruthy());
    main.presence.show([]);
    await waitFor(() => expect(screen.queryByRole('list', { name: 'People in this note' })).toBeNull());
    expect(screen.queryByRole('button', { name: /here$/ })).toBeNull();
  });

  it('[LV12] one person at two devices is one person, and a name that shows nothing is the account', () => {
    const { name, colour } = personOf({ ...personIn('bob'), name: '\u202e\u200b ' });
    expect([name, colour]).toEqual(['bob', personOf(personIn('bob')).colour]);
    expect(['Mia Karlsson', 'tom', 'a.b', 'éa'].map(initialsOf)).toEqual(['MK', 'TO', 'AB', 'ÉA']);
  });

  it('[LV6] the caret is told at once after a rest, then its latest place, and no place twice', async () => {
    vi.useFakeTimers();
    const main = new FakeMain();
    const note = main.addNote('One', 'Body');
    const own = new OwnCaret(main.createWindow());
    const at = (place: number) => ({ anchor: new Uint8Array([place]), head: new Uint8Array([place]) });
    for (const place of [1, 2, 3]) own.moved(note, at(place));
    await vi.advanceTimersByTimeAsync(0);
    expect(main.presence.carets.map(({ caret }) => caret.head[0])).toEqual([1]);
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(main.presence.carets.map(({ caret }) => caret.head[0])).toEqual([1, 3]);
    own.moved(note, at(3));
    await vi.advanceTimersByTimeAsync(10 * PAUSE_MS);
    expect(main.presence.carets).toHaveLength(2);
    own.close();
    vi.useRealTimers();
  });

  it('[LV6] whoever is alone tells nothing, and who comes hears where the caret is by then', async () => {
    const main = new FakeMain();
    const note = main.addNote('One', 'Body');
    const presence = new Presence(main.createWindow());
    for (const place of [1, 2])
      presence.moved(note, { anchor: new Uint8Array([place]), head: new Uint8Array([place]) });
    await vi.waitFor(() => expect(main.asked.map(({ name }) => name)).toEqual(['presence.list']));
    expect(main.presence.carets).toEqual([]);
    main.presence.show([personIn('bob')]);
    await vi.waitFor(() => expect(main.presence.carets.map(({ caret }) => caret.head[0])).toEqual([2]));
    presence.close();
  });
});
