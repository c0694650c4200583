import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import App from './App.svelte';
import { FakeMain } from './testing/fake-main.ts';
import { stubLayout } from './testing/layout-stub.ts';
import { setWindowSize } from './testing/window-size.ts';

/** Opens a window of one column. */
async function openNarrow(main: FakeMain): Promise<void> {
  render(App, { bridge: main.createWindow() });
  await screen.findByRole('heading', { level: 1, name: new RegExp(main.workspace.name) });
}

function expectLandmarks(): void {
  expect(screen.getAllByRole('main')).toHaveLength(1);
  expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
}

describe('the window of one column', () => {
  const { innerWidth, innerHeight } = window;
  beforeAll(() => {
    stubLayout((element) => (element.getAttribute('role') === 'listbox' ? 600 : 60));
    setWindowSize(640, 700);
  });
  afterAll(() => setWindowSize(innerWidth, innerHeight));

  it('[UI42] has one main landmark and one first heading whatever is on screen', async () => {
    const main = new FakeMain();
    main.addNote('One', 'First');
    await openNarrow(main);
    expect(screen.queryByRole('article')).toBeNull();
    expectLandmarks();
    await fireEvent.click(screen.getByRole('button', { name: 'Show the sidebar' }));
    expect(screen.getByRole('navigation', { name: 'Workspace' })).toBeTruthy();
    expectLandmarks();
    await fireEvent.click(screen.getByRole('button', { name: /All notes/ }));
    await fireEvent.click(await screen.findByRole('option', { name: /One/ }));
    await screen.findByRole('textbox', { name: 'Text of the note' });
    expectLandmarks();
  });

  it('[UI43] starts with the note that main names, and with the list when it names none', async () => {
    const main = new FakeMain();
    main.openNote = main.addNote('One', 'First');
    await openNarrow(main);
    expect((await screen.findByRole('textbox', { name: 'Text of the note' })).textContent).toBe('First');
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('[UI43] says so when it cannot start, and shows the list once it can', async () => {
    const main = new FakeMain();
    main.failing('app.start', { code: 'store-failed' });
    render(App, { bridge: main.createWindow() });
    await screen.findByText('Commonplace could not start');
    main.failing('app.start', undefined);
    await fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('region', { name: 'Note list' })).toBeTruthy();
  });

  it('[UI44] speaks of the words and the saving of a note only while that is on screen', async () => {
    const main = new FakeMain();
    main.openNote = main.addNote('One', 'Two words');
    await openNarrow(main);
    await screen.findByText('2 words');
    expect(screen.getByText('Saved')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Back to the list' }));
    await waitFor(() => expect(screen.queryByText('2 words')).toBeNull());
    expect(screen.queryByText('Saved')).toBeNull();
  });
});
