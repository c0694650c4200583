import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { beforeAll, describe, expect, it } from 'vitest';
import { fail, succeed } from '../core/contract/result.ts';
import App from './App.svelte';
import { FakeMain } from './testing/fake-main.ts';
import { stubLayout } from './testing/layout-stub.ts';

async function openDialog(main: FakeMain): Promise<HTMLElement> {
  render(App, { bridge: main.createWindow() });
  await screen.findByText(main.workspace.name);
  main.tell('app.menuChosen', { command: 'export-workspace' });
  return screen.findByRole('dialog', { name: 'Export workspace' });
}

describe('the dialog that exports many notes', () => {
  beforeAll(() => stubLayout(() => 60));

  it('[BX11] asks for the form, tells how far it is and what came of it', async () => {
    const main = new FakeMain();
    let finish = (): void => undefined;
    main.exportMany = async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      return succeed({ outcome: 'saved', name: 'Personal.zip', notes: 1200, missing: 2 });
    };
    const dialog = within(await openDialog(main));
    expect(dialog.getByText('Notes in the Trash stay out.')).toBeTruthy();
    await fireEvent.click(dialog.getByRole('radio', { name: 'Zip archive' }));
    await fireEvent.click(dialog.getByRole('button', { name: 'Choose a place…' }));
    await waitFor(() => expect(main.asked.at(-1)?.name).toBe('exports.start'));
    expect(main.asked.at(-1)?.input).toEqual({ notes: { kind: 'all' }, form: 'archive' });
    main.tell('exports.progressed', { done: 640, total: 1200 });
    expect(await dialog.findByText('640 of 1,200 notes')).toBeTruthy();
    expect(dialog.getByRole('progressbar').getAttribute('max')).toBe('1200');
    finish();
    expect(await dialog.findByText('1,200 notes are in “Personal.zip”.')).toBeTruthy();
    expect(dialog.getByText('2 attachments are not on this computer, and not in it.')).toBeTruthy();
    await fireEvent.click(dialog.getAllByRole('button', { name: 'Close' }).at(-1) as HTMLElement);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('[BX11] can be cancelled, and says why an export failed', async () => {
    const main = new FakeMain();
    let finish = (): void => undefined;
    main.exportMany = async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      return succeed({ outcome: 'cancelled' });
    };
    const dialog = within(await openDialog(main));
    await fireEvent.click(dialog.getByRole('button', { name: 'Choose a place…' }));
    await waitFor(() => expect(main.asked.at(-1)?.name).toBe('exports.start'));
    main.tell('exports.progressed', { done: 0, total: 3 });
    await dialog.findByText('0 of 3 notes');
    await fireEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
    expect(await dialog.findByText('Taking back what was written…')).toBeTruthy();
    expect(main.asked.at(-1)?.name).toBe('exports.cancel');
    finish();
    const again = await dialog.findByRole('button', { name: 'Choose a place…' });
    main.exportMany = async () => fail({ code: 'export-too-large' });
    await fireEvent.click(again);
    expect((await dialog.findByRole('alert')).textContent).toContain('Export to a folder instead.');
    expect(dialog.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });
});
