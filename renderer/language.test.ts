import { EditorView } from '@codemirror/view';
import { render, screen, waitFor } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import App from './App.svelte';
import { speak, texts } from './state/texts.svelte.ts';
import { timeLabelOf } from './state/time-label.ts';
import { sizeLabelOf } from './state/size-label.ts';
import { FAKE_NOW_MS, FakeMain } from './testing/fake-main.ts';
import { stubLayout } from './testing/layout-stub.ts';

/** What main tells every window when the language was chosen in one of them. */
function choose(main: FakeMain, language: 'en' | 'nl'): void {
  const settings = { ...main.settings.settings, interfaceLanguage: language };
  main.settings = { ...main.settings, settings, language };
  main.tell('settings.changed', main.settings);
}

describe('the language of a window', () => {
  beforeAll(() => stubLayout(() => 60));
  afterEach(() => speak('en'));

  it('[IL6] changes everything on screen and nothing of the text', async () => {
    const main = new FakeMain();
    main.openNote = main.addNote('Plan', '- [ ] one\n\n```js\nlet x;\n```\n\nlast');
    render(App, { bridge: main.createWindow() });
    const content = await screen.findByRole('textbox', { name: 'Text of the note' });
    const view = EditorView.findFromDOM(content);
    choose(main, 'nl');
    await tick();
    expect(await screen.findByRole('textbox', { name: 'Tekst van de notitie' })).toBe(content);
    await screen.findByRole('button', { name: 'js-code kopiëren' });
    await screen.findByRole('button', { name: /^Synchronisatie: Op deze computer/ });
    expect(document.documentElement.lang).toBe('nl');
    expect(view?.state.doc.toString()).toBe(main.textOf(main.openNote, 'body'));
    choose(main, 'en');
    await waitFor(() => screen.getByRole('button', { name: 'Copy the js code' }));
  });

  it('[IL2] writes times and sizes as the language does', () => {
    speak('nl');
    expect(timeLabelOf(FAKE_NOW_MS - 24 * 3_600_000, FAKE_NOW_MS)).toBe('Gisteren');
    expect(timeLabelOf(new Date(2026, 2, 1).getTime(), FAKE_NOW_MS)).toBe('1 mrt');
    expect([sizeLabelOf(3_400_000), texts().status.sending(1204)]).toEqual(['3,4 MB', '1.204 verzenden']);
  });
});
