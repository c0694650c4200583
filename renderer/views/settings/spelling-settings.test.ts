import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import App from '../../App.svelte';
import { FakeMain } from '../../testing/fake-main.ts';

/** The settings, as a person opens them. */
async function openSettings(change: Partial<FakeMain['spelling']> = {}) {
  const main = new FakeMain();
  main.spelling = {
    checker: 'dictionaries',
    isOn: true,
    dictionaries: [
      { language: 'en-US', origin: 'shipped' },
      { language: 'nl', origin: 'shipped' },
      { language: 'fr', origin: 'own', problem: 'too-slow' },
    ],
    languages: ['nl'],
    words: ['Alkmaarse', 'quokka'],
    ...change,
  };
  render(App, { bridge: main.createWindow() });
  await screen.findByText(main.workspace.name);
  await fireEvent.keyDown(window, { key: ',', ctrlKey: true });
  const section = await screen.findByRole('region', { name: 'Spelling' });
  return { main, section: within(section) };
}

describe('the spelling settings', () => {
  it('[SP25] switch spelling and languages on and off, in the order they are chosen in', async () => {
    const { main, section } = await openSettings();
    const english = await section.findByRole<HTMLInputElement>('checkbox', { name: 'American English' });
    const dutch = section.getByRole<HTMLInputElement>('checkbox', { name: 'Dutch' });
    expect([english.checked, dutch.checked]).toEqual([false, true]);
    await fireEvent.click(english);
    await waitFor(() => expect(main.spelling.languages).toEqual(['nl', 'en-US']));
    await fireEvent.click(dutch);
    await waitFor(() => expect(main.spelling.languages).toEqual(['en-US']));
    await fireEvent.click(section.getByRole('checkbox', { name: 'Check spelling while I write' }));
    await waitFor(() => expect(main.spelling.isOn).toBe(false));
    await waitFor(() => expect(section.getByRole<HTMLFieldSetElement>('group').disabled).toBe(true));
  });

  it('[SP25] list a dictionary that cannot be used with the reason, and a change that could not be kept', async () => {
    const { main, section } = await openSettings();
    expect(await section.findByRole('checkbox', { name: 'French (yours)' })).toBeTruthy();
    expect(section.getByText(/^Its dictionary does not work/)).toBeTruthy();
    main.failing('spelling.change', { code: 'store-full' });
    await fireEvent.click(section.getByRole('checkbox', { name: 'American English' }));
    expect((await section.findByRole('alert')).textContent).toContain('The disk is full');
    expect(section.getByRole<HTMLInputElement>('checkbox', { name: 'American English' }).checked).toBe(false);
  });

  it('[SP25] take a word out of the personal dictionary', async () => {
    const { main, section } = await openSettings();
    await fireEvent.click(await section.findByRole('button', { name: 'Forget quokka' }));
    await waitFor(() => expect(section.queryByText('quokka')).toBeNull());
    expect(main.spelling.words).toEqual(['Alkmaarse']);
  });

  it('[SP13] leave languages and words to the system where it checks', async () => {
    const { section } = await openSettings({ checker: 'system', dictionaries: [] });
    expect(await section.findByText(/System Settings/)).toBeTruthy();
    expect(section.getAllByRole('checkbox')).toHaveLength(1);
  });
});
