import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { generatedMarkdown } from '../../../core/markdown/testing/generated-markdown.ts';
import { commonmarkExamples, gfmTexts } from '../../../core/markdown/testing/spec-examples.ts';
import { EditorUnderTest } from '../../testing/editor-under-test.ts';
import { bodyExtensions } from '../body-editor.ts';
import { livePreview } from './live-preview.ts';
import { setActive } from './reveal.ts';

// Formulas are loaded when they are drawn, which may be when the test is over.
vi.mock('./set-maths.ts', () => ({ setMaths: vi.fn() }));

const preview = () => [
  bodyExtensions(),
  livePreview({ isOn: false, onchange: () => () => undefined }, { openLink: vi.fn(), copyText: vi.fn() }),
];

/** Opens a shared text in the editor, draws it with and without focus and the caret in places, and closes it. */
function visit(text: string): { readonly after: string; readonly updates: number; readonly drawn: Element } {
  const doc = new Y.Doc();
  doc.getText('body').insert(0, text);
  let updates = 0;
  doc.on('update', () => updates++);
  const { view } = new EditorUnderTest('', { doc, extensions: preview() });
  for (const at of [0, view.state.doc.length >> 1, view.state.doc.length]) {
    view.dispatch({ selection: { anchor: at }, effects: setActive.of(true) });
  }
  view.dispatch({ effects: setActive.of(false) });
  const drawn = view.contentDOM.cloneNode(true) as Element;
  view.destroy();
  return { after: doc.getText('body').toString(), updates, drawn };
}

/** Pictures come from the app's own scheme alone. */
const isDanger = (name: string, value: string): boolean =>
  /^on|^(?:href|srcdoc|action)$/i.test(name) || (name === 'src' && !value.startsWith('att:'));

/** Whatever could run, load or lead anywhere by itself. The app's own icons are drawn as SVG. */
function dangerIn(drawn: Element): string[] {
  return [...drawn.querySelectorAll('*:not(svg.lucide)')].flatMap((element) => [
    ...(/^(?:script|style|iframe|object|embed|link|svg|a|form)$/i.test(element.tagName) ? [element.tagName] : []),
    ...element.getAttributeNames().filter((name) => isDanger(name, element.getAttribute(name) ?? '')),
  ]);
}

function expectUntouched(text: string): void {
  const { after, updates, drawn } = visit(text);
  expect(after).toBe(text);
  expect(updates).toBe(0);
  expect(dangerIn(drawn)).toEqual([]);
}

afterEach(() => document.body.replaceChildren());

describe('opening and closing a note', () => {
  it('[EX4] leaves every byte of every example of the specifications, and what is drawn of them runs nothing', () => {
    for (const { markdown } of [...commonmarkExamples, ...gfmTexts]) expectUntouched(markdown);
  });

  it.each([
    'a\r\nb\r\n',
    'a\rb',
    'a\u2028b\u0085c',
    'a\0b',
    'no end',
    'end \t \n\n\n',
    '\ufeffmark',
    '\ud800 alone',
    'e\u0301 😀',
    '',
  ])('[EX4] leaves %j as it is', expectUntouched);

  it('[EX4] leaves any text as it is, whatever ends its lines', () => {
    const text = fc
      .array(fc.oneof(generatedMarkdown, fc.constantFrom('\r\n', '\r', '\0', ' \n', '<script>', 'javascript:')), {
        maxLength: 12,
      })
      .map((parts) => parts.join(''));
    fc.assert(fc.property(text, expectUntouched), { numRuns: 150 });
  });

  it('[EX4] a letter typed into lines that end as on Windows changes that place alone', () => {
    const editor = new EditorUnderTest('', { doc: docOf('one\r\ntwo\r\nthree'), extensions: preview() });
    editor.select(editor.view.state.doc.length);
    editor.type('!');
    expect(editor.text).toBe('one\r\ntwo\r\nthree!');
    editor.view.destroy();
  });
});

function docOf(text: string): Y.Doc {
  const doc = new Y.Doc();
  doc.getText('body').insert(0, text);
  return doc;
}
