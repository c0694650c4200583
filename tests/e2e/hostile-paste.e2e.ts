import { expect, test } from '@playwright/test';
import { hostilePastes } from '../corpus/pastes/hostile/index.ts';
import { waitFor } from '../support/wait-for.ts';
import { copyRich } from './support/copy-rich.ts';
import { type LaunchedApp, launchApp } from './support/launch-app.ts';
import { NotesPage } from './support/notes-page.ts';
import { type OutsideWatch, watchOutside } from './support/outside-watch.ts';

/** What an editor asks of main when somebody writes in it, and pastes pictures that come inside the HTML. */
const usual = new Set([
  ...['notes.edit', 'notes.list', 'paste.toMarkdown', 'spelling.check', 'notes.open', 'notes.close'],
  ...['notes.text', 'notes.seen', 'notebooks.list', 'tags.list', 'tasks.list', 'windows.remember'],
  ...['presence.set', 'discussion.counts', 'discussion.list'],
  ...['attachments.begin', 'attachments.append', 'attachments.finish', 'attachments.describe'],
]);

test.describe('hostile pastes in the real app', () => {
  test.setTimeout(600_000);
  let launched: LaunchedApp;
  let notes: NotesPage;
  let watch: OutsideWatch;
  test.beforeAll(async () => {
    launched = await launchApp();
    notes = new NotesPage(launched.page);
    await notes.ready();
    await notes.newNote('Hostile');
    watch = await watchOutside(launched);
  });
  test.afterAll(async () => {
    watch?.close();
    await launched?.close();
  });

  test('[PA8] none of them runs, loads, opens, asks or moves anything, and the app still writes', async () => {
    const url = launched.page.url();
    const pastes = hostilePastes(watch.origin);
    for (const { name, html } of pastes) {
      await copyRich(launched.app, { html, text: `plain of ${name}` });
      await notes.press('Control+a', 'Delete', 'Control+v');
      await waitFor(async () => (await notes.bodyText()) !== '', `something of ${name}`);
    }
    await notes.press('Control+a', 'Delete');
    await notes.type('still here');
    expect(await notes.bodyText()).toBe('still here');
    await notes.saved();
    const { commands, ...seen } = await watch.seen();
    expect(seen).toEqual({ served: [], requests: [], moves: [], system: [], stopped: [], canaries: 0 });
    expect(commands.filter((name) => !usual.has(name))).toEqual([]);
    // What claims to be a copy of our own is taken by its plain text.
    const asked = pastes.filter(({ html }) => !html.startsWith('<div data-commonplace'));
    expect(commands.filter((name) => name === 'paste.toMarkdown')).toHaveLength(asked.length);
    expect(launched.page.url()).toBe(url);
    expect(launched.app.windows()).toHaveLength(1);
    expect(await launched.page.locator('iframe, object, embed, script[src^=http], .cm-content img').count()).toBe(0);
  });

  test('[PA8] the watch sees what gets out', async () => {
    const { app, page } = launched;
    await fetch(`${watch.origin}/served`);
    await app.evaluate(async ({ session }, address) => {
      await session.defaultSession.fetch(address).catch(() => undefined);
    }, `${watch.origin}/requested`);
    await app.evaluate(({ dialog }) => Reflect.apply(dialog.showErrorBox, undefined, ['a', 'b']));
    await page.evaluate(async (origin) => {
      window.canary();
      const image = new Image();
      image.src = `${origin}/stopped`;
      await window.commonplace.invoke('links.open', { url: 'javascript:canary()' });
      location.assign(`${origin}/moved`);
    }, watch.origin);
    const isSeen = async (): Promise<boolean> => {
      const { moves, stopped } = await watch.seen();
      return moves.length > 0 && stopped.length > 0;
    };
    await waitFor(isSeen, 'a navigation and a stopped load');
    const seen = await watch.seen();
    expect(seen).toMatchObject({ served: ['/served'], canaries: 1, system: ['showErrorBox'] });
    expect(seen.requests).toContain(`${watch.origin}/requested`);
    expect(seen.moves).toContain('will-frame-navigate');
    expect(seen.stopped.join()).toContain('img-src');
    expect(seen.commands).toContain('links.open');
  });
});
