import { screen, waitFor } from '@testing-library/svelte';
import { forceParsing } from '@codemirror/language';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Attachments } from '../../../state/attachments/attachments.svelte.ts';
import { NoteAttachments } from '../../../state/attachments/note-attachments.ts';
import { NoteSession } from '../../../state/note-session.svelte.ts';
import { EditorUnderTest } from '../../../testing/editor-under-test.ts';
import { fakeHash } from '../../../testing/fake-attachments.ts';
import { FakeMain } from '../../../testing/fake-main.ts';
import { readingOf } from '../../../testing/reading.ts';
import { noteAttachments } from '../../attachments/entering.ts';
import { bodyExtensions } from '../../body-editor.ts';
import { livePreview } from '../live-preview.ts';
import { setActive } from '../reveal.ts';

const PNG = `att:${fakeHash(1)}/cat.png`;
const PDF = `att:${fakeHash(2)}/report.pdf`;

const open: EditorUnderTest[] = [];
afterEach(() => {
  for (const { view } of open.splice(0)) view.destroy();
  document.body.replaceChildren();
});

/** An editor that draws; cat.png and report.pdf are here unless they are said to be missing. */
function draw(text: string, { isLocked = false, isMissing = false } = {}) {
  const main = new FakeMain();
  if (!isMissing) for (const name of ['cat.png', 'report.pdf']) main.attachments.add(name, 12_345);
  const bridge = main.createWindow();
  const float = vi.fn<(isShown: boolean) => void>();
  const all = new Attachments({ bridge, say: vi.fn(), float });
  const session = new NoteSession(bridge, main.addNote('Note'));
  const outward = { openLink: vi.fn(), copyText: vi.fn() };
  const source = { isOn: false, onchange: () => () => undefined };
  const attachments = noteAttachments(new NoteAttachments(all, () => session));
  const extensions = [bodyExtensions(), attachments, livePreview(source, outward)];
  const editor = new EditorUnderTest(text, { extensions, isLocked });
  open.push(editor);
  forceParsing(editor.view, text.length);
  const askedOf = (name: string) => main.asked.filter((asked) => asked.name === name).map(({ input }) => input);
  return { main, all, editor, view: editor.view, outward, float, askedOf };
}

const picture = (): Promise<HTMLImageElement> => screen.findByRole('img');

describe('what is drawn of attachments', () => {
  it.each([
    [`see ![a cat|320](${PNG}) here`, 'see ⟦file a cat⟧ here'],
    [`see [the report](${PDF})`, 'see ⟦file the report⟧'],
    [`![](https://example.org/a.png)`, '⟦remote ⟧'],
    [`[![cat](${PNG})](https://example.org)`, '⟦file cat⟧'],
    ['![x](data:image/png;base64,AAAA)', '![x](data:image/png;base64,AAAA)'],
    ['![x](http://example.org/a.png)', '![x](http://example.org/a.png)'],
    ['![x](https://user:pass@example.org/a.png)', '![x](https://user:pass@example.org/a.png)'],
    ['![x](file:///etc/passwd)', '![x](file:///etc/passwd)'],
    ['![x](att:123/cat.png)', '![x](att:123/cat.png)'],
    [`![two\nlines](${PNG})`, `![two\nlines](${PNG})`],
    [`see ‸![a cat](${PNG}) here`, `see ![a cat](${PNG}) here`],
    [`[the report](${PDF})‸`, `[the report](${PDF})`],
  ])('[AT30] %j reads %j', (source, reading) => {
    expect(readingOf(source)).toBe(reading);
  });

  it('[AT30] a picture is shown with its words, at its width and from this computer', async () => {
    const { editor } = draw(`![a cat](${PNG})\n\n|`);
    editor.remote('![a cat'.length, '|320');
    const image = await picture();
    expect(image.alt).toBe('a cat');
    expect(image.getAttribute('src')).toBe(`att://file/${fakeHash(1)}`);
    expect(image.loading).toBe('lazy');
    expect(image.closest<HTMLElement>('.picture')?.style.width).toBe('320px');
  });

  it('[AT31] at the caret the source is shown, and a picture in a line of its own stays below', async () => {
    const { view } = draw(`![a cat](${PNG})|\n`);
    await picture();
    view.dispatch({ effects: setActive.of(true) });
    expect(view.contentDOM.querySelector('.cm-line')?.textContent).toContain(`![a cat](${PNG})`);
    await picture();
    expect(view.contentDOM.querySelector('.lp-box-below')).not.toBeNull();
  });

  it('[AT32] another file is a chip with its name, size and what can be done with it', async () => {
    const { askedOf } = draw(`[the report](${PDF})\n\n|`);
    const button = await screen.findByRole('button', { name: /^the report\s*12 KB$/ });
    await waitFor(() => expect(button.hasAttribute('disabled')).toBe(false));
    button.click();
    expect(askedOf('attachments.open')).toEqual([{ hash: fakeHash(2), name: 'report.pdf' }]);
    screen.getByRole('button', { name: 'Save report.pdf as…' }).click();
    expect(askedOf('attachments.save')).toEqual([{ hash: fakeHash(2), name: 'report.pdf' }]);
  });

  it('[AT32] what is no picture is a chip, whatever the text says', async () => {
    draw(`![the report](${PDF})\n\n|`);
    await screen.findByRole('button', { name: /^the report\s*12 KB$/ });
    expect(screen.queryByRole('img')).toBeNull();
  });

  it('[AT33] what is missing says so, and fills itself in when it arrives', async () => {
    const { main, view } = draw(`![a cat](${PNG})\n\n[the report](${PDF})\n\n|`, { isMissing: true });
    await screen.findByText('This picture is not here yet. It comes by itself.');
    await screen.findByText('not here yet');
    main.attachments.arrive({ state: 'here', hash: fakeHash(1), sizeBytes: 5, picture: 'image/png' });
    await picture();
    main.attachments.arrive({ state: 'here', hash: fakeHash(2), sizeBytes: 5000 });
    await screen.findByText('5 KB');
    expect(view.contentDOM.textContent).not.toContain('not here yet');
  });

  it('[AT33] tells how far a picture is on its way', async () => {
    const { main } = draw('|', { isMissing: true });
    main.attachments.infos.set(fakeHash(1), { state: 'missing', hash: fakeHash(1), haveBytes: 30, sizeBytes: 120 });
    open[0]?.type(`x ![a cat](${PNG}) `);
    const bar = await screen.findByRole('progressbar', { name: 'cat.png on its way' });
    expect([bar.getAttribute('value'), bar.getAttribute('max')]).toEqual(['30', '120']);
  });

  it('[AT34] main is asked once for all that is on screen, and not again while somebody writes', async () => {
    const { editor, askedOf } = draw(`![a cat](${PNG}) [the report](${PDF}) ![again](${PNG})\n\n|`);
    await screen.findAllByRole('img');
    editor.type('some more words\n');
    await waitFor(() => expect(screen.getAllByRole('img')).toHaveLength(2));
    expect(askedOf('attachments.describe')).toEqual([{ hashes: [fakeHash(1), fakeHash(2)] }]);
  });

  it('[AT34] main is asked again when the window goes over to another workspace', async () => {
    const { main, askedOf } = draw(`![a cat](${PNG})\n\n|`);
    await picture();
    main.attachments.infos.clear();
    main.tell('workspace.changed', { workspace: main.workspace, counterparts: [] });
    await screen.findByText('This picture is not here yet. It comes by itself.');
    expect(askedOf('attachments.describe')).toHaveLength(2);
  });

  it('[AT35] a picture on the web is fetched only when somebody asks for it', async () => {
    const { askedOf } = draw('![a map](https://bücher.example/map.png)\n\n|');
    const button = await screen.findByRole('button', { name: /Show the picture from xn--bcher-kva\.example/ });
    expect(screen.queryByRole('img')).toBeNull();
    expect(askedOf('attachments.loadRemote')).toEqual([]);
    button.click();
    expect((await picture()).getAttribute('src')).toBe('att://remote/1');
    expect(askedOf('attachments.loadRemote')).toEqual([{ url: 'https://xn--bcher-kva.example/map.png' }]);
  });

  it('[AT36] + and - write the width of a picture, a step of Undo each, and the focus stays', async () => {
    const { editor } = draw(`![a cat](${PNG})\n\n|`);
    const image = await picture();
    Object.defineProperty(image, 'width', { value: 200 });
    const button = image.closest('button');
    button?.focus();
    button?.dispatchEvent(new KeyboardEvent('keydown', { key: '+', bubbles: true }));
    expect(editor.text).toBe(`![a cat|220](${PNG})\n\n`);
    expect(document.activeElement).toBe(button);
    button?.dispatchEvent(new KeyboardEvent('keydown', { key: '-', bubbles: true }));
    expect(editor.text).toBe(`![a cat|182](${PNG})\n\n`);
    editor.press('Ctrl+z');
    expect(editor.text).toBe(`![a cat|220](${PNG})\n\n`);
    editor.press('Ctrl+z');
    expect(editor.text).toBe(`![a cat](${PNG})\n\n`);
  });

  it('[AT37] a picture opens in full size', async () => {
    const { all, float } = draw(`![a cat](${PNG})\n\n|`);
    (await picture()).closest('button')?.click();
    expect(float).toHaveBeenCalledExactlyOnceWith(true);
    expect(all.shown).toMatchObject({ source: `att://file/${fakeHash(1)}`, words: 'a cat' });
  });

  it('[AT39] a picture that was drawn once takes its room at once when it is drawn again', async () => {
    const { editor } = draw(`![a cat](${PNG})\n\n|`);
    const image = await picture();
    expect(image.closest('.picture')?.classList).toContain('waiting');
    Object.defineProperties(image, { naturalWidth: { value: 480 }, naturalHeight: { value: 300 } });
    image.dispatchEvent(new Event('load'));
    editor.remote(editor.text.length, `![again](${PNG})`);
    const again = await screen.findByRole('img', { name: 'again' });
    expect([again.getAttribute('width'), again.getAttribute('height')]).toEqual(['480', '300']);
    expect(again.closest('.picture')?.classList).not.toContain('waiting');
  });

  it('[AT38] Ctrl+Enter at the caret opens an attachment', async () => {
    const { editor, outward } = draw(`[the rep|ort](${PDF})`);
    editor.press('Ctrl+Enter');
    expect(outward.openLink).toHaveBeenCalledExactlyOnceWith(PDF);
  });

  it('[AT47] in a locked note a picture has no handle, and no key changes it', async () => {
    const { editor, view } = draw(`![a cat](${PNG})\n\n|`, { isLocked: true });
    const image = await picture();
    expect(view.contentDOM.querySelector('.handle')).toBeNull();
    image.closest('button')?.dispatchEvent(new KeyboardEvent('keydown', { key: '+', bubbles: true }));
    expect(editor.text).toBe(`![a cat](${PNG})\n\n`);
  });
});
