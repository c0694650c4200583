import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import App from './App.svelte';
import { FAKE_NOW_MS, FakeMain } from './testing/fake-main.ts';
import { stubLayout } from './testing/layout-stub.ts';

beforeAll(() => stubLayout((element) => (element.classList.contains('rows') ? 600 : 36)));
afterEach(() => vi.useRealTimers());

const HOUR_MS = 3_600_000;

/** A window on a note with three versions, its history open. */
async function openHistory(): Promise<{ main: FakeMain; pane: HTMLElement }> {
  const main = new FakeMain();
  main.openNote = main.addNote('Plan', 'We leave on Tuesday.');
  main.versions.add(FAKE_NOW_MS - 24 * HOUR_MS, { authors: ['alice'] });
  main.versions.add(FAKE_NOW_MS - 2 * HOUR_MS, { authors: ['alice', 'bob'], kind: 'named', name: 'Sent' });
  main.versions.add(FAKE_NOW_MS - HOUR_MS, { kind: 'before-deletion' });
  main.versions.comparison = {
    before: 'Plan',
    after: 'Plan',
    pieces: [
      { kind: 'same', text: 'We leave on ' },
      { kind: 'removed', text: 'Monday' },
      { kind: 'added', text: 'Tuesday' },
      { kind: 'same', text: '. ' },
      { kind: 'added', text: 'Early.' },
    ],
  };
  vi.setSystemTime(FAKE_NOW_MS);
  render(App, { bridge: main.createWindow() });
  await screen.findByRole('textbox', { name: 'Text of the note' });
  await fireEvent.keyDown(document.body, { key: 'H', code: 'KeyH', ctrlKey: true, shiftKey: true });
  const pane = await screen.findByRole('complementary', { name: 'History' });
  await within(pane).findByRole('list', { name: 'Versions of this note' });
  return { main, pane };
}

const versionsIn = (pane: HTMLElement): HTMLElement[] =>
  within(within(pane).getByRole('list', { name: 'Versions of this note' })).getAllByRole('button');
const shown = () => screen.findByRole('article', { name: /^The note on/ });
const asked = (main: FakeMain, name: string): unknown[] =>
  main.asked.filter((each) => each.name === name).map(({ input }) => input);

describe('the history of a note', () => {
  it('[VS15] lists versions by day with their authors, and shows one in place of the text', async () => {
    const { pane } = await openHistory();
    expect(
      within(pane)
        .getAllByRole('heading', { level: 3 })
        .map(({ textContent }) => textContent),
    ).toEqual(['Today', 'Yesterday']);
    expect(versionsIn(pane).map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim())).toEqual([
      expect.stringContaining('You'),
      expect.stringMatching(/alice, bob.*Sent/),
      expect.stringContaining('alice'),
    ]);
    await fireEvent.click(versionsIn(pane)[1] as HTMLElement);
    const article = await shown();
    const text = await within(article).findByRole('textbox', { name: /^The note on/ });
    expect(text.textContent).toBe('We leave on MondayTuesday. Early.');
    expect(text.getAttribute('aria-readonly')).toBe('true');
    expect([...text.querySelectorAll('ins')].map(({ textContent }) => textContent)).toEqual(['Tuesday', 'Early.']);
    expect([...text.querySelectorAll('del')].map(({ textContent }) => textContent)).toEqual(['Monday']);
    expect(screen.queryByRole('textbox', { name: 'Text of the note' })).toBeNull();
    await fireEvent.click(within(article).getByRole('button', { name: 'Back to the note' }));
    await screen.findByRole('textbox', { name: 'Text of the note' });
  });

  it('[VS15] is walked through with the arrow keys', async () => {
    const { pane } = await openHistory();
    const [newest, named, oldest] = versionsIn(pane) as [HTMLElement, HTMLElement, HTMLElement];
    await waitFor(() => expect(document.activeElement).toBe(newest));
    await fireEvent.keyDown(newest, { key: 'ArrowDown' });
    await waitFor(() => expect(named.getAttribute('aria-current')).toBe('true'));
    expect(document.activeElement).toBe(named);
    await fireEvent.keyDown(named, { key: 'End' });
    await waitFor(() => expect(oldest.getAttribute('aria-current')).toBe('true'));
    await fireEvent.keyDown(oldest, { key: 'Escape' });
    await screen.findByRole('textbox', { name: 'Text of the note' });
  });

  it('[VS16] compares with the version before or with now', async () => {
    const { main, pane } = await openHistory();
    await fireEvent.click(versionsIn(pane)[1] as HTMLElement);
    const article = await shown();
    expect((await within(article).findByText('2 changes')).getAttribute('role')).toBe('status');
    await fireEvent.click(within(article).getByRole('radio', { name: 'With now' }));
    await waitFor(() =>
      expect(asked(main, 'versions.compare').map((input) => (input as { with: string }).with)).toEqual([
        'before',
        'now',
      ]),
    );
  });

  it('[VS8] restores with a way back', async () => {
    const { main, pane } = await openHistory();
    await fireEvent.click(versionsIn(pane)[2] as HTMLElement);
    await fireEvent.click(within(await shown()).getByRole('button', { name: 'Restore all' }));
    await screen.findByText('The note is as it was then.');
    expect(asked(main, 'versions.restore')).toMatchObject([{ version: main.versions.rows[2]?.id }]);
    await screen.findByRole('textbox', { name: 'Text of the note' });
    await fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(asked(main, 'rewritings.undo')).toEqual([{ rewriting: 1 }]));
  });

  it('[VS17] is played from the oldest to the newest', async () => {
    const { pane } = await openHistory();
    vi.useFakeTimers();
    await fireEvent.click(within(pane).getByRole('button', { name: 'Play the history' }));
    const current = (): number => versionsIn(pane).findIndex((each) => each.hasAttribute('aria-current'));
    const places = [current()];
    for (let step = 0; step < 3; step++) {
      await vi.advanceTimersByTimeAsync(1200);
      places.push(current());
    }
    expect(places).toEqual([2, 1, 0, 0]);
    within(pane).getByRole('button', { name: 'Play the history' });
    await fireEvent.input(within(pane).getByRole('slider', { name: 'Version' }), { target: { value: '0' } });
    expect(current()).toBe(2);
  });

  it('[VS18] says how much there is', async () => {
    const { pane } = await openHistory();
    within(pane).getByText('3 versions, 2 KB');
  });

  it('[VS14] keeps the note under a name', async () => {
    const { main, pane } = await openHistory();
    await fireEvent.click(within(pane).getByRole('button', { name: 'Save a version…' }));
    await fireEvent.input(await screen.findByLabelText('Name'), { target: { value: ' Printed ' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('The version is saved.');
    expect(asked(main, 'versions.name')).toMatchObject([{ name: 'Printed' }]);
    await waitFor(() => expect(versionsIn(pane)[0]?.textContent).toContain('Printed'));
  });
});
