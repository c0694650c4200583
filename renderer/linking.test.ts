import { render, screen, waitFor, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import App from './App.svelte';
import { FakeMain } from './testing/fake-main.ts';

const section = () => screen.findByRole('region', { name: /^Linked from/ });

describe('what links to a note', () => {
  beforeEach(() => localStorage.setItem('open:right', 'outline'));

  it('[NL22] is listed beside it with the words around the link, follows what is written, and opens', async () => {
    const main = new FakeMain();
    main.openNote = main.addNote('Plan', 'about it');
    const week = main.addNote('Week', 'on Monday the [[plan]] is read\nmore');
    render(App, { bridge: main.createWindow() });
    expect(await screen.findByRole('heading', { name: 'Linked from (1)' })).toBeTruthy();
    const entry = within(await section()).getByRole('button');
    expect(entry.textContent?.replace(/\s+/g, ' ').trim()).toBe('Week on Monday the plan is read');
    main.addNote('Year', '[[Plan]]');
    main.tell('notes.listChanged', { total: 3 });
    expect(await screen.findByRole('heading', { name: 'Linked from (2)' })).toBeTruthy();
    entry.click();
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'Text of the note' }).textContent).toContain('Monday'),
    );
    await waitFor(() =>
      expect(main.asked.filter(({ name }) => name === 'notes.open').at(-1)?.input).toEqual({ id: week }),
    );
    expect(await screen.findByRole('heading', { name: 'Linked from (0)' })).toBeTruthy();
  });

  it('[NL22] says how to link where nothing does', async () => {
    const main = new FakeMain();
    main.openNote = main.addNote('Plan', '');
    render(App, { bridge: main.createWindow() });
    expect(await within(await section()).findByText(/^No note links here yet\. Type/)).toBeTruthy();
  });
});
