import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import App from '../../App.svelte';
import { LastPlace } from '../../state/last-place.ts';
import { FAKE_NOW_MS, FakeMain } from '../../testing/fake-main.ts';
import { stubLayout } from '../../testing/layout-stub.ts';

const ID = '00000000-0000-4000-8000-000000000001';

async function openSettings(main: FakeMain): Promise<HTMLElement> {
  render(App, { bridge: main.createWindow() });
  await screen.findByRole('heading', { level: 1, name: 'Personal' });
  await fireEvent.keyDown(window, { key: ',', ctrlKey: true });
  return screen.findByRole('region', { name: 'Crash reports' });
}

describe('crash reports in the settings', () => {
  beforeAll(() => stubLayout(() => 60));
  beforeEach(() => sessionStorage.clear());

  it('[CR9] a report leaves the dumps out unless the box is checked, and says what they can hold', async () => {
    const main = new FakeMain();
    main.crashReports.push({ id: ID, atMs: FAKE_NOW_MS, kind: 'window', sizeBytes: 103_472 });
    const section = await openSettings(main);
    expect((await within(section).findByRole('listitem')).textContent).toBe('A window 12 March 2026 at 12:00 103 KB');
    expect(within(section).getByText(/A dump can contain parts of your notes\./)).toBeTruthy();
    const save = within(section).getByRole('button', { name: 'Save report…' });
    await fireEvent.click(save);
    await within(section).findByText('The report is saved.');
    await fireEvent.click(within(section).getByRole('checkbox', { name: 'Put the memory dumps in' }));
    await fireEvent.click(save);
    const saved = main.asked.filter(({ name }) => name === 'crashes.save').map(({ input }) => input);
    expect(saved).toEqual([{ withDumps: false }, { withDumps: true }]);
  });

  it('[CR8] all reports can be deleted', async () => {
    const main = new FakeMain();
    main.crashReports.push({ id: ID, atMs: FAKE_NOW_MS, kind: 'app', sizeBytes: 400 });
    const section = await openSettings(main);
    await fireEvent.click(await within(section).findByRole('button', { name: 'Delete all' }));
    await within(section).findByText(/^There are none\./);
    expect(within(section).queryByRole('listitem')).toBeNull();
    expect(main.asked.some(({ name }) => name === 'crashes.forget')).toBe(true);
  });

  it('[CR9] says why a report could not be saved', async () => {
    const main = new FakeMain();
    main.failing('crashes.save', { code: 'store-failed' });
    const section = await openSettings(main);
    await fireEvent.click(within(section).getByRole('button', { name: 'Save report…' }));
    expect((await within(section).findByText(/^The disk refused/)).textContent).toBeTruthy();
  });

  it('[CR7] a run that ended unexpectedly is told with a way to its report', async () => {
    const main = new FakeMain();
    main.endedUnexpectedly = true;
    render(App, { bridge: main.createWindow() });
    await screen.findByText('Commonplace ended unexpectedly. Everything saved is here.');
    await fireEvent.click(screen.getByRole('button', { name: 'Details…' }));
    const section = await screen.findByRole('region', { name: 'Crash reports' });
    const save = within(section).getByRole('button', { name: 'Save report…' });
    await waitFor(() => expect(document.activeElement).toBe(save));
  });

  it('[CR2] a page after one that crashed shows the same note and says so; the page after that does not', async () => {
    const main = new FakeMain();
    main.addNote('One', 'First');
    const two = main.addNote('Two', 'Second');
    const first = new LastPlace(sessionStorage);
    first.moveCaret(two, 'body', 3);
    const { unmount } = render(App, { bridge: main.createWindow(), place: new LastPlace(sessionStorage) });
    await screen.findByText('This window was reloaded after a fault. Everything saved is here.');
    expect((await screen.findByRole('textbox', { name: 'Text of the note' })).textContent).toBe('Second');
    await fireEvent(window, new Event('pagehide'));
    unmount();
    render(App, { bridge: main.createWindow(), place: new LastPlace(sessionStorage) });
    expect((await screen.findByRole('textbox', { name: 'Text of the note' })).textContent).toBe('Second');
    expect(screen.queryByText(/reloaded after a fault/)).toBeNull();
  });
});
