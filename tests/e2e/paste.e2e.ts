import { expect, test } from '@playwright/test';
import { waitFor } from '../support/wait-for.ts';
import { copyRich } from './support/copy-rich.ts';
import { type LaunchedApp, launchApp } from './support/launch-app.ts';
import { pngOf } from './support/files.ts';
import { lookAt } from './support/look-at.ts';
import { NotesPage } from './support/notes-page.ts';

const rich = {
  html:
    '<h2>Harbour walk</h2><p>We meet <b>at seven</b>, <i>not</i> later: <a href="https://maps.example/pier">Pier 4</a>.</p>' +
    '<ul><li>rope</li><li>lamp<ul><li>oil</li></ul></li></ul>' +
    '<ul><li><input type=checkbox checked>bread</li><li><input type=checkbox>water</li></ul>' +
    '<table><tr><td>Day</td><td align=right>Tide</td></tr><tr><td>Mon</td><td align=right>4.2</td></tr></table>' +
    '<blockquote><p>Mind the <mark>gap</mark>.</p></blockquote><pre><code class="language-js">const a = 1;\n\nrun(a);</code></pre>',
  text: 'Harbour walk, as words',
};
const written = [
  '## Harbour walk',
  '',
  'We meet **at seven**, *not* later: [Pier 4](https://maps.example/pier).',
  '',
  '- rope',
  '- lamp',
  '  - oil',
  '- [x] bread',
  '- [ ] water',
  '',
  '| Day | Tide |',
  '| - | -: |',
  '| Mon | 4.2 |',
  '',
  '> Mind the ==gap==.',
  '',
  '```js',
  'const a = 1;',
  '',
  'run(a);',
  '```',
  '',
].join('\n');

test.describe('rich text', () => {
  let launched: LaunchedApp;
  let notes: NotesPage;
  test.beforeAll(async () => {
    launched = await launchApp();
    notes = new NotesPage(launched.page);
    await notes.ready();
  });
  test.afterAll(async () => launched?.close());

  const becomes = (text: string): Promise<void> =>
    waitFor(async () => (await notes.bodyText()) === text, text).catch(async () => {
      expect(await notes.bodyText()).toBe(text);
    });

  test('[PA9] is pasted as Markdown, in one step of Undo, and what is typed at once stays behind it', async () => {
    await copyRich(launched.app, rich);
    await notes.newNote('Pasted');
    await notes.type('Before. ');
    await notes.press('Control+v');
    await becomes(`Before. \n\n${written}`);
    await notes.press('Control+z');
    await becomes('Before. ');
    await notes.press('Control+a', 'Delete', 'Control+v');
    await notes.type('!');
    // As quickly as that may be before the Markdown is there, or behind it.
    await waitFor(async () => (await notes.bodyText()).length > written.length, 'both');
    expect(await notes.bodyText()).toMatch(/^## Harbour.*```\n+!$/s);
    await lookAt(launched, 'pasted', [[1280, 800]]);
  });

  test('[PA9] Ctrl+Shift+V pastes the words alone, and so does the entry of the menu', async () => {
    await copyRich(launched.app, rich);
    await notes.newNote('Plain');
    await notes.press('Control+Shift+v');
    await becomes(rich.text);
    await notes.press('Control+a', 'Delete');
    await launched.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.pasteAndMatchStyle(),
    );
    await becomes(rich.text);
  });

  test('[PA9] is dropped as Markdown where it is dropped', async () => {
    await notes.newNote('Dropped');
    await notes.type('one two');
    await notes.body.evaluate(
      (content, { html, text }) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.setData('text/html', html);
        dataTransfer.setData('text/plain', text);
        const line = content.querySelector('.cm-line')?.firstChild;
        if (!line) throw new Error('no line');
        const range = document.createRange();
        range.setStart(line, 3);
        range.setEnd(line, 4);
        const { left, top, bottom } = range.getBoundingClientRect();
        const at = { clientX: left + 1, clientY: (top + bottom) / 2 };
        content.dispatchEvent(new DragEvent('drop', { dataTransfer, ...at, bubbles: true, cancelable: true }));
      },
      { html: '<b>bold</b> <i>words</i>', text: 'bold words' },
    );
    await becomes('one**bold** *words* two');
  });

  test('[PA20] pictures that came inside are attached where they stood', async () => {
    const { content } = pngOf('hills.png', 60, 40);
    const source = `data:image/png;base64,${Buffer.from(content).toString('base64')}`;
    const html = `<p>Look at <img alt="the hills" src="${source}"> and <b>go</b>.</p>`;
    await copyRich(launched.app, { html, text: 'Look at and go.' });
    await notes.newNote('Pictured');
    await notes.press('Control+v');
    await expect
      .poll(() => notes.bodyText())
      .toMatch(/^Look at !\[the hills[^\]]*\]\(att:[0-9a-f]{64}\/[^)]+\) and \*\*go\*\*\.$/);
  });

  test('[PA19] text that is dragged inside the editor is moved as it is', async () => {
    await notes.newNote('Dragged');
    await notes.type('**one** two');
    await notes.press('Home', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight');
    const types = await notes.body.evaluate((content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/html', '<span>drawn</span>');
      content.dispatchEvent(new DragEvent('dragstart', { dataTransfer, bubbles: true, cancelable: true }));
      return [...dataTransfer.types];
    });
    expect(types).not.toContain('text/html');
  });

  test('[PA18] a title takes its words in one line', async () => {
    await copyRich(launched.app, { html: '<h1>a</h1><p>b</p>', text: 'a\nb' });
    await notes.press('Control+n');
    await waitFor(
      async () => (await notes.hasFocus(notes.title)) && (await notes.titleText()) === '',
      'an empty title',
    );
    await notes.press('Control+v');
    await waitFor(async () => (await notes.titleText()) === 'a b', 'the title');
  });
});
