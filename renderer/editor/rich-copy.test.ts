import { afterEach, describe, expect, it } from 'vitest';
import { EditorUnderTest } from '../testing/editor-under-test.ts';
import { bodyExtensions } from './body-editor.ts';

afterEach(() => document.body.replaceChildren());

/** Copies what is selected, and answers what is on the clipboard then. */
function copyFrom(editor: EditorUnderTest): { readonly text: string; readonly html: string } {
  const data = new DataTransfer();
  editor.view.focus();
  editor.view.contentDOM.dispatchEvent(
    new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
  );
  return { text: data.getData('text/plain'), html: data.getData('text/html') };
}

describe('copying from a note', () => {
  it('[EX10] puts Markdown and HTML onto the clipboard', () => {
    const editor = new EditorUnderTest('a |**b** [c](https://example.org/)| d', { extensions: bodyExtensions() });
    expect(copyFrom(editor)).toEqual({
      text: '**b** [c](https://example.org/)',
      html: '<div data-commonplace=""><p><strong>b</strong> <a href="https://example.org/">c</a></p></div>',
    });
  });

  it('[EX10] what is copied pastes as the Markdown it was', () => {
    const editor = new EditorUnderTest('|# A\n\n- [x] *b* `c`\n|', { extensions: bodyExtensions() });
    const { text, html } = copyFrom(editor);
    const other = new EditorUnderTest('', { extensions: bodyExtensions() });
    const data = new DataTransfer();
    data.setData('text/plain', text);
    data.setData('text/html', html);
    other.view.contentDOM.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
    expect(other.text).toBe('# A\n\n- [x] *b* `c`\n');
  });

  it('[EX10] markup in the text is text on the clipboard, and a very long text goes as Markdown alone', () => {
    const hostile = new EditorUnderTest('|<img src=x onerror=alert(1)>|', { extensions: bodyExtensions() });
    expect(copyFrom(hostile).html).toBe('<div data-commonplace=""><p>&lt;img src=x onerror=alert(1)&gt;</p></div>');
    const long = new EditorUnderTest(`|${'word '.repeat(50_000)}|`, { extensions: bodyExtensions() });
    const { text, html } = copyFrom(long);
    expect([text.length, html]).toEqual([250_000, '']);
  });
});
