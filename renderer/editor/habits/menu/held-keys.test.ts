import { completionStatus } from '@codemirror/autocomplete';
import { waitFor } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import { EditorUnderTest } from '../../../testing/editor-under-test.ts';
import { bodyExtensions } from '../../body-editor.ts';
import { calledMenu, type MenuEntry } from './called-menu.ts';
import { inserting } from './inserting.ts';

let editor: EditorUnderTest;
let answer: ((labels: readonly string[]) => void) | undefined;
afterEach(() => {
  editor.view.destroy();
  document.body.replaceChildren();
});

const entry = (label: string): MenuEntry => ({ label, detail: '', edit: inserting(`<${label}>`) });

/** A note with a menu at `%`, whose list comes when the test says so. */
function open(): void {
  answer = undefined;
  const asked = () =>
    new Promise<readonly MenuEntry[]>((resolve) => {
      answer = (labels) => resolve(labels.map(entry));
    });
  const menu = calledMenu({ sign: '%', pattern: /%\w*$/, entriesFor: asked });
  editor = new EditorUnderTest('|', { extensions: [bodyExtensions(), menu] });
}

const options = (): (string | null)[] =>
  [...document.querySelectorAll('[role="option"] .cm-completionLabel')].map(({ textContent }) => textContent);
const isAsked = () => waitFor(() => expect(answer).toBeTruthy());

function press(key: string, modifiers: KeyboardEventInit = {}): void {
  const keyCode = { Enter: 13, ArrowDown: 40, x: 88 }[key];
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers });
  Object.defineProperty(event, 'keyCode', { value: keyCode });
  editor.view.contentDOM.dispatchEvent(event);
}

/** The menu shows the list for `%p`, and that for `%pl` is looked up. */
async function typeOn(): Promise<void> {
  open();
  editor.type('%p');
  await isAsked();
  answer?.(['paper', 'plan', 'plot']);
  await waitFor(() => expect(options()).toEqual(['paper', 'plan', 'plot']));
  editor.type('l');
  expect(completionStatus(editor.view.state)).toBe('pending');
}

it('[IH35] Enter and arrow keys wait for the list of what was typed last', async () => {
  await typeOn();
  press('ArrowDown');
  press('Enter');
  expect(editor.text).toBe('%pl');
  await waitFor(() => {
    answer?.(['plan', 'plot']);
    expect(editor.text).toBe('<plot>');
  });
});

it('[IH35] mean the text when nothing is offered any more', async () => {
  await typeOn();
  press('Enter');
  await waitFor(() => {
    answer?.([]);
    expect(editor.text).toBe('%pl\n');
  });
});

it('[IH35] come before whatever is typed after them', async () => {
  await typeOn();
  press('Enter');
  press('x');
  expect(editor.shown).toBe('%pl\n|');
});

it('[IH35] with Ctrl they are keys of the text', async () => {
  await typeOn();
  press('ArrowDown', { ctrlKey: true });
  await waitFor(() => {
    answer?.(['plan', 'plot']);
    expect(options()).toEqual(['plan', 'plot']);
  });
  editor.press('Enter');
  expect(editor.text).toBe('<plan>');
});
