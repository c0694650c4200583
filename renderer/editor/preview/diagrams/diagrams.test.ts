import { forceParsing } from '@codemirror/language';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as v from 'valibot';
import { diagramPicture } from '../../../../core/contract/diagram-commands.ts';
import { fail, succeed } from '../../../../core/contract/result.ts';
import { DiagramPictures } from '../../../state/diagram-pictures.ts';
import { EditorUnderTest } from '../../../testing/editor-under-test.ts';
import { FakeMain } from '../../../testing/fake-main.ts';
import { bodyExtensions } from '../../body-editor.ts';
import { livePreview } from '../live-preview.ts';
import { setActive } from '../reveal.ts';

const PAUSE_MS = 400;
const source = { isOn: false, onchange: () => () => undefined };
const outward = { openLink: () => undefined, copyText: () => undefined };

let main: FakeMain;
let isDark: boolean;
let themeListener: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  main = new FakeMain();
  isDark = false;
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query.includes('dark') && isDark,
    addEventListener: (_name: string, listener: () => void) => {
      if (query.includes('dark')) themeListener = listener;
    },
    removeEventListener: () => undefined,
  }));
  main.drawDiagram = async (request) => succeed(pictureOf(request.source, request.theme));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

/** A picture whose address tells what it is of. */
function pictureOf(text: string, theme: string) {
  const name = [...`${theme} ${text}`].map((letter) => letter.charCodeAt(0).toString(16)).join('');
  const address = `att://diagram/${name.slice(0, 64).padEnd(64, '0')}`;
  return v.parse(diagramPicture, { address, width: 300, height: 120, description: { kind: 'pie', words: '' } });
}

function open(text: string): EditorUnderTest {
  const drawing = new DiagramPictures(main.createWindow());
  const editor = new EditorUnderTest(text, { extensions: [bodyExtensions(), livePreview(source, outward, drawing)] });
  forceParsing(editor.view, text.length);
  return editor;
}

const fence = (text: string): string => `\`\`\`mermaid\n${text}\n\`\`\``;
const asked = (): unknown[] => main.asked.map(({ input }) => (input as { source: string }).source);
const addressIn = ({ view }: EditorUnderTest): string | null | undefined =>
  view.contentDOM.querySelector('.lp-diagram img')?.getAttribute('src');
const settle = (ms = 20): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
const focus = ({ view }: EditorUnderTest): void => view.dispatch({ effects: setActive.of(true) });

describe('diagrams in a note', () => {
  it('[DG1] a fence of the language mermaid is drawn as a picture, and others are code', async () => {
    const editor = open(`|${fence('pie')}\n\n\`\`\`mermaidish\nno\n\`\`\`\n\n~~~ Mermaid {x}\nflow\n~~~`);
    await settle();
    const images = [...editor.view.contentDOM.querySelectorAll<HTMLImageElement>('.lp-diagram img')];
    expect(images.map(({ alt, width, height }) => [alt, width, height])).toEqual(
      Array(2).fill(['Pie chart', 300, 120]),
    );
    expect(asked()).toEqual(['pie', 'flow']);
    expect(editor.view.contentDOM.textContent).toContain('no');
  });

  it('[DG2] the source is shown where the caret is, and the text stays as it is', async () => {
    const text = `before\n\n${fence('pie')}\n\nafter`;
    const editor = open(`|${text}`);
    focus(editor);
    await settle();
    expect(addressIn(editor)).toBeDefined();
    editor.select(text.indexOf('pie'));
    expect(addressIn(editor)).toBeUndefined();
    expect(editor.view.contentDOM.textContent).toContain('pie');
    editor.select(0);
    expect(addressIn(editor)).toBeDefined();
    expect(editor.text).toBe(text);
    expect(asked()).toEqual(['pie']);
  });

  it('[DG3] what cannot be read keeps its source, with the reason below it until it is mended', async () => {
    main.drawDiagram = async ({ source: text, theme }) =>
      text === 'pie' ? succeed(pictureOf(text, theme)) : fail({ code: 'diagram-invalid', message: 'line 1 <b>' });
    const editor = open(`|\n\n${fence('pi')}\n\nafter`);
    focus(editor);
    await settle();
    const problem = (): string | null | undefined => editor.view.contentDOM.querySelector('[role=note]')?.textContent;
    expect(problem()).toBe('This diagram cannot be readline 1 <b>');
    expect(editor.view.contentDOM.textContent).toContain('pi');
    editor.select(editor.text.indexOf('pi\n') + 2);
    expect(problem()).toContain('line 1');
    editor.type('e');
    expect(problem()).toBeUndefined();
    editor.select(0);
    await settle(PAUSE_MS);
    expect([problem(), addressIn(editor)]).toEqual([undefined, pictureOf('pie', 'light').address]);
  });

  it('[DG4] is drawn anew for another ground, and the picture stays until then', async () => {
    const editor = open(`|${fence('pie')}`);
    await settle();
    isDark = true;
    themeListener();
    expect(addressIn(editor)).toBe(pictureOf('pie', 'light').address);
    await settle();
    expect(addressIn(editor)).toBe(pictureOf('pie', 'dark').address);
    isDark = false;
    themeListener();
    expect(addressIn(editor)).toBe(pictureOf('pie', 'light').address);
    expect(asked()).toEqual(['pie', 'pie']);
  });

  it('[DG5] nothing is drawn while somebody writes, and the last version once', async () => {
    const editor = open(`|\n\n${fence('pie')}`);
    await settle();
    for (const letter of 'abcdef') {
      editor.remote(editor.text.indexOf('pie') + 3, letter);
      await settle(PAUSE_MS / 2);
    }
    expect(asked()).toEqual(['pie']);
    expect(addressIn(editor)).toBe(pictureOf('pie', 'light').address);
    await settle(PAUSE_MS);
    expect(asked()).toEqual(['pie', 'piefedcba']);
    expect(addressIn(editor)).toBe(pictureOf('piefedcba', 'light').address);
  });

  it('[DG5] nothing is drawn while its own source is written in', async () => {
    const editor = open(`\n\n${fence('pie|')}`);
    focus(editor);
    editor.type(' chart');
    await settle(10 * PAUSE_MS);
    expect(asked()).toEqual([]);
    editor.select(0);
    await settle(PAUSE_MS);
    expect(asked()).toEqual(['pie chart']);
  });

  it('[DG6] its place is kept while it is drawn, as large as it was', async () => {
    const editor = open(`|${fence('pie')}`);
    const place = (): string | undefined =>
      editor.view.contentDOM.querySelector<HTMLElement>('.lp-diagram-waits')?.style.cssText;
    expect(place()).toBe('');
    await settle();
    expect(place()).toBeUndefined();
    const release = main.hold();
    focus(editor);
    isDark = true;
    themeListener();
    editor.view.dispatch({ effects: setActive.of(false) });
    expect(place()).toBe('width: 300px; aspect-ratio: 300 / 120;');
    release();
  });

  it('[DG8] what could not be drawn keeps its source, and is tried again when a person says so', async () => {
    main.failing('diagrams.draw', { code: 'diagram-unavailable' });
    const editor = open(`|${fence('pie')}`);
    await settle();
    const button = editor.view.contentDOM.querySelector<HTMLButtonElement>('[role=note] button');
    expect(editor.view.contentDOM.textContent).toContain('takes too long');
    await settle(10 * PAUSE_MS);
    expect(asked()).toEqual(['pie']);
    main.failing('diagrams.draw', undefined);
    button?.click();
    await settle();
    expect(addressIn(editor)).toBe(pictureOf('pie', 'light').address);
  });

  it('[DG10] a picture that main has forgotten is drawn once more, and not without end', async () => {
    const editor = open(`|${fence('pie')}`);
    const lose = (): unknown =>
      editor.view.contentDOM.querySelector('.lp-diagram img')?.dispatchEvent(new Event('error'));
    await settle();
    lose();
    await settle();
    expect(addressIn(editor)).toBe(pictureOf('pie', 'light').address);
    lose();
    await settle();
    expect(asked()).toEqual(['pie', 'pie']);
    expect(editor.view.contentDOM.querySelector('[role=note]')).not.toBeNull();
  });

  it('[DG1] a fence that is not closed yet, or has nothing in it, is code', async () => {
    const editor = open('|```mermaid\n \n```\n\n```mermaid\npie\n\nafter');
    await settle();
    expect([addressIn(editor), asked()]).toEqual([undefined, []]);
    expect(editor.view.contentDOM.textContent).toContain('after');
  });

  it('[DG9] a source that is longer than what is drawn stays source', async () => {
    const editor = open(`|${fence('x'.repeat(50 * 1024 + 1))}`);
    await settle();
    expect([addressIn(editor), asked()]).toEqual([undefined, []]);
  });
});
