import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ImportPreview, ImportReport } from '../core/contract/import-commands.ts';
import { messagesOf } from '../core/messages/messages.ts';
import App from './App.svelte';
import { leftText, reportText } from './state/import-report.ts';
import { FakeMain } from './testing/fake-main.ts';
import { stubLayout } from './testing/layout-stub.ts';

const PREVIEW: ImportPreview = {
  name: 'Vault',
  noteCount: 1204,
  knownCount: 1,
  notebookCount: 3,
  tagCount: 1,
  attachmentCount: 2,
  attachmentBytes: 3_400_000,
  skipped: [{ name: 'a/secret.zip', problem: 'nested-archive' }],
  skippedCount: 2,
};
const REPORT: ImportReport = {
  name: 'Vault',
  addedCount: 2,
  updatedCount: 1,
  keptBothCount: 1,
  unchangedCount: 5,
  attachmentCount: 0,
  changed: [
    { title: 'Plan', change: 'updated' },
    { title: '', change: 'kept-both' },
  ],
  skipped: [{ name: 'b.bin', problem: 'not-referenced' }],
  skippedCount: 1,
};

async function openDialog(): Promise<{ main: FakeMain; dialog: HTMLElement }> {
  const main = new FakeMain();
  render(App, { bridge: main.createWindow() });
  await screen.findByText(main.workspace.name);
  main.tell('app.menuChosen', { command: 'import' });
  return { main, dialog: await screen.findByRole('dialog', { name: 'Import notes' }) };
}

const asked = (main: FakeMain): string[] =>
  main.asked.map(({ name }) => name).filter((name) => name.startsWith('imports.') && name !== 'imports.state');
const press = (dialog: HTMLElement, name: string) => fireEvent.click(within(dialog).getByRole('button', { name }));

describe('the import dialog', () => {
  beforeAll(() => stubLayout(() => 60));

  it('[IM40] shows what will happen, what stays out and why, and begins only at a yes', async () => {
    const { main, dialog } = await openDialog();
    await press(dialog, 'Choose a folder…');
    main.imports.set({ state: 'ready', preview: PREVIEW });
    const { findByText, getByText } = within(dialog);
    expect(await findByText('1,204 notes')).toBeTruthy();
    for (const line of ['3 notebooks', '1 tag', '2 attachments, 3.4 MB', '2 things stay out', 'and 1 more'])
      expect(getByText(line)).toBeTruthy();
    expect(getByText('a/secret.zip: an archive inside the archive')).toBeTruthy();
    expect(getByText(/^1 note was imported before/)).toBeTruthy();
    expect(asked(main)).toEqual(['imports.choose']);
    await press(dialog, 'Import');
    expect(asked(main)).toEqual(['imports.choose', 'imports.start']);
  });

  it('[IM40] says how far it is and how long it will take, and cancels', async () => {
    const { main, dialog } = await openDialog();
    main.imports.set({ state: 'writing', name: 'Vault', done: 300, total: 1204, leftMs: 130_000 });
    expect(await within(dialog).findByText(/300 of 1,204 notes, about 2 minutes left/)).toBeTruthy();
    expect(within(dialog).getByRole('progressbar', { name: 'Importing “Vault”…' })).toHaveProperty('value', 300);
    await press(dialog, 'Cancel');
    expect(asked(main)).toEqual(['imports.cancel']);
    expect([leftText(20_000, messagesOf('en').importing), leftText(undefined, messagesOf('en').importing)]).toEqual([
      'less than a minute left',
      undefined,
    ]);
  });

  it('[IM41] may be closed while notes are written; a message tells the end and brings the report back', async () => {
    const { main, dialog } = await openDialog();
    main.imports.set({ state: 'writing', name: 'Vault', done: 1, total: 9 });
    await within(dialog).findByRole('progressbar');
    await press(dialog, 'Go on in the background');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(asked(main)).toEqual([]);
    main.imports.set({ state: 'done', report: REPORT });
    expect(await screen.findByText('Imported 4 notes')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Details…' }));
    expect(await screen.findByText('“Vault” is imported.')).toBeTruthy();
  });

  it('[IM42] the report can be copied and saved, whole and in the language of the window', async () => {
    const { main, dialog } = await openDialog();
    main.imports.set({ state: 'done', report: REPORT });
    await within(dialog).findByText('2 new notes');
    await press(dialog, 'Save report…');
    await press(dialog, 'Copy report');
    const inputs = main.asked.filter(({ name }) => name === 'imports.saveReport' || name === 'clipboard.writeText');
    const text = reportText(REPORT, messagesOf('en').importing);
    expect(inputs.map(({ input }) => input)).toEqual([{ text }, { text }]);
    expect(text.split('\n')).toEqual(
      expect.arrayContaining(['Plan: updated', 'Untitled note: both kept', 'b.bin: no note refers to it']),
    );
    expect(reportText(REPORT, messagesOf('nl').importing)).toContain('b.bin: geen notitie verwijst ernaar');
    // The cross in the corner is called so, too.
    await fireEvent.click(within(dialog).getAllByRole('button', { name: 'Close' }).at(-1) ?? dialog);
    await waitFor(() => expect(asked(main)).toContain('imports.dismiss'));
  });

  it('[IM40] says what cannot be imported, and lets choose again; a cancelled import says what is in', async () => {
    const { main, dialog } = await openDialog();
    main.imports.set({ state: 'unusable', name: 'x.zip', problem: 'damaged' });
    expect((await within(dialog).findByRole('alert')).textContent).toBe('“x.zip” cannot be imported: damaged.');
    main.imports.set({ state: 'done', report: { ...REPORT, ended: { why: 'cancelled' } } });
    expect(await within(dialog).findByText(/^You cancelled the import\. .* each note whole/)).toBeTruthy();
    main.imports.set({ state: 'done', report: { ...REPORT, ended: { why: 'failed', error: { code: 'store-full' } } } });
    expect(await within(dialog).findByText(/^The import ended early/)).toBeTruthy();
  });
});
