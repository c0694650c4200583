import fs from 'node:fs';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { waitFor } from '../support/wait-for.ts';
import { test } from './support/app-test.ts';
import { lookAt } from './support/look-at.ts';
import { NotesPage } from './support/notes-page.ts';
import { makeProfileDir } from './support/profile-dir.ts';
import { runApp } from './support/run-app.ts';

/** A system that speaks Dutch. */
const DUTCH = { LANGUAGE: 'nl', LANG: 'nl_NL.UTF-8', LC_ALL: 'nl_NL.UTF-8' };

const menusOf = (app: ElectronApplication): Promise<string[]> =>
  app.evaluate(({ Menu }) => (Menu.getApplicationMenu()?.items ?? []).map(({ label }) => label.replace('&', '')));

/** The text of the note, whatever the language calls it. */
const bodyOf = (page: Page): Locator => page.locator('.editor-body .cm-content');

async function chooseLanguage(page: Page, name: 'English' | 'Nederlands'): Promise<void> {
  await page.keyboard.press('Control+,');
  await page.getByRole('radio', { name }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', name === 'English' ? 'en' : 'nl');
}

const keys = (count: number, key: string): string[] => Array.from({ length: count }, () => key);

const text = `## Plan

- [ ] a task
- [x] one that is done

\`\`\`js
const one = 1;
\`\`\`

| Who | What |
| --- | ---- |
| Ann | tea  |

`;

test('[IL6] another language is spoken at once: text, caret and Undo stay, and menus follow', async ({ start }) => {
  const app = await start();
  const { page, notes } = app;
  await notes.newNote('Plan');
  await page.keyboard.insertText(text);
  await notes.type('the last word');
  // What was typed is one step of Undo, and the caret stands before its last word.
  await notes.press('Control+ArrowLeft');
  await chooseLanguage(page, 'Nederlands');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await menusOf(app.app)).toEqual(['Bestand', 'Bewerken', 'Beeld', 'Venster']);
  await notes.press('Escape');
  const dutch = new NotesPage(page, { title: 'Titel', text: 'Tekst van de notitie' });
  await waitFor(() => dutch.hasFocus(dutch.body), 'the caret in the text');
  expect(await dutch.titleText()).toBe('Plan');
  expect(await dutch.bodyText()).toBe(`${text}the last word`);
  await expect(page.getByText('Opgeslagen', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'js-code kopiëren' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Tabel met 1 rij' })).toBeVisible();
  await notes.type('very ');
  expect(await dutch.bodyText()).toBe(`${text}the last very word`);
  await notes.press('Control+z');
  expect(await dutch.bodyText()).toBe(`${text}the last word`);
  await notes.press('Control+z');
  expect(await dutch.bodyText()).not.toContain('the last word');
  await notes.press('Control+f');
  await expect(page.getByRole('textbox', { name: 'Zoeken', exact: true })).toBeFocused();
  await chooseLanguage(page, 'English');
  expect(await menusOf(app.app)).toEqual(['File', 'Edit', 'View', 'Window']);
  await notes.press('Escape');
  await expect(page.getByRole('textbox', { name: 'Find', exact: true })).toBeVisible();
});

test('[IL7] what is on the screen stays where it is when a long note is drawn anew', async ({ start }) => {
  const { page, notes } = await start();
  await notes.newNote('Long');
  await page.keyboard.insertText(
    Array.from({ length: 300 }, (_, at) => `## Part ${at}\n\n- [ ] task ${at}\n`).join('\n'),
  );
  await notes.press('Control+Home', ...keys(200, 'ArrowDown'), ...keys(8, 'ArrowUp'));
  const topOfCaret = (): Promise<number> =>
    bodyOf(page).evaluate(() => {
      const node = document.getSelection()?.focusNode;
      const element = node instanceof Element ? node : node?.parentElement;
      return Math.round(element?.closest('.cm-line')?.getBoundingClientRect().top ?? Number.NaN);
    });
  const before = await topOfCaret();
  await notes.press('Control+,');
  await page.getByRole('radio', { name: 'Nederlands' }).click();
  await notes.press('Escape');
  // One pixel is what nobody sees.
  await expect.poll(async () => Math.abs((await topOfCaret()) - before)).toBeLessThanOrEqual(2);
});

test('[IL3] the choice holds after a restart, from the first word on', async ({ start }) => {
  const profile = makeProfileDir();
  const first = await start({ profile });
  await chooseLanguage(first.page, 'Nederlands');
  await first.close();
  const { app, page } = await start({ profile });
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
  await expect(bodyOf(page)).toHaveAttribute('aria-label', 'Tekst van de notitie');
  expect(await menusOf(app)).toContain('Bestand');
  fs.rmSync(profile, { recursive: true });
});

test('[IL8] on a Dutch system the app begins in Dutch, with the manual and its help', async ({ start }) => {
  const app = await start({ env: DUTCH });
  const dutch = new NotesPage(app.page, { title: 'Titel', text: 'Tekst van de notitie' });
  expect(await dutch.titleText()).toBe('Welkom bij Commonplace');
  expect(await dutch.bodyText()).toContain('zonder account en zonder server');
  const help = await runApp(['--help'], DUTCH);
  expect([help.code, help.stdout]).toEqual([0, expect.stringContaining('Gebruik: commonplace')]);
});

test('[IL9] the screens in Dutch', async ({ start }) => {
  const app = await start({ env: DUTCH });
  const { page } = app;
  const notes = new NotesPage(page, { title: 'Titel', text: 'Tekst van de notitie' });
  await lookAt(app, 'dutch-welcome');
  await notes.press('Control+,');
  await page.getByRole('dialog').waitFor();
  await lookAt(app, 'dutch-settings');
  await notes.press('Escape');
  await page.getByRole('button', { name: /^Synchronisatie: / }).click();
  await lookAt(app, 'dutch-status');
  await notes.dialog.getByRole('button', { name: 'Verbinden…' }).click();
  await notes.dialog.getByLabel('Serveradres').waitFor();
  await notes.dialog.getByRole('button', { name: 'Verbinden', exact: true }).click();
  await lookAt(app, 'dutch-connect');
  await notes.press('Escape');
  await notes.newNote('Plan');
  await page.keyboard.insertText(text);
  await notes.press('Control+f', 'Control+h');
  await lookAt(app, 'dutch-find');
  await notes.press('Escape');
  await notes.type('/');
  await page.getByRole('listbox', { name: 'Wat wordt ingevoegd' }).waitFor();
  await lookAt(app, 'dutch-blocks');
  await notes.press('Escape', 'Backspace');
  await page.locator('.lp-table td').first().click();
  await notes.press('Alt+Enter');
  await lookAt(app, 'dutch-table');
  await notes.press('Escape');
  await page.getByRole('button', { name: 'Meer' }).click();
  await lookAt(app, 'dutch-menu');
  await notes.press('Escape');
  await page.getByRole('button', { name: 'Naar de prullenbak' }).click();
  await expect(page.getByText('Naar de prullenbak verplaatst')).toBeVisible();
  await lookAt(app, 'dutch-toast');
});
