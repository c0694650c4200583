import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { beforeAll, describe, expect, it } from 'vitest';
import App from '../../App.svelte';
import { FakeMain } from '../../testing/fake-main.ts';
import { stubLayout } from '../../testing/layout-stub.ts';

describe('the settings of plain files', () => {
  beforeAll(() => stubLayout(() => 60));

  it('[MI11] choose a folder, say how it stands, try again and stop', async () => {
    const main = new FakeMain();
    render(App, { bridge: main.createWindow() });
    await screen.findByText(main.workspace.name);
    await fireEvent.click(screen.getByRole('button', { name: 'Settings' }));
    const section = within(await screen.findByRole('region', { name: 'Plain files' }));
    await fireEvent.click(section.getByRole('button', { name: 'Choose a folder…' }));
    expect(await section.findByText('Notes are kept in “Notes”.')).toBeTruthy();
    expect(section.getByText('Every note is there as it stands.')).toBeTruthy();
    main.tell('mirror.changed', { state: 'waiting', folder: 'Notes', keptAside: 2, problem: 'missing' });
    expect(await section.findByText(/The folder is not there/)).toBeTruthy();
    expect(section.getByText(/2 files were changed in the folder/)).toBeTruthy();
    await fireEvent.click(section.getByRole('button', { name: 'Try again' }));
    expect(await section.findByText('Writing: 0 of 2 notes')).toBeTruthy();
    main.failing('mirror.choose', { code: 'export-failed' });
    await fireEvent.click(section.getByRole('button', { name: 'Choose another folder…' }));
    expect((await section.findByRole('alert')).textContent).toContain('Choose another place');
    await fireEvent.click(section.getByRole('button', { name: 'Stop' }));
    expect(await section.findByRole('button', { name: 'Choose a folder…' })).toBeTruthy();
    expect(section.queryByText(/Notes are kept/)).toBeNull();
  });
});
