import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { EditorView } from '@codemirror/view';
import { beforeEach, describe, expect, it } from 'vitest';
import type { NoteId } from '../core/contract/ids.ts';
import App from './App.svelte';
import { FakeMain } from './testing/fake-main.ts';

async function openPane(): Promise<{ main: FakeMain; note: NoteId }> {
  const main = new FakeMain();
  main.members = ['bob', 'carol'];
  const note = main.addNote('Plan', 'text');
  main.openNote = note;
  main.discussion.say('bob', note, 'When **exactly**?');
  render(App, { bridge: main.createWindow() });
  await screen.findByText('exactly');
  return { main, note };
}

const log = () => screen.getByRole('log', { name: 'Messages' });
const messages = () => within(log()).getAllByRole('article');
const linesOf = () => messages().map((article) => article.getAttribute('aria-label'));
const field = () => screen.getByRole('textbox', { name: 'Write a message' });

function type(text: string): void {
  const view = EditorView.findFromDOM(field());
  // The stand-in for a browser tells of a selection while it is being set, which none does.
  if (document.activeElement === view?.contentDOM) view.contentDOM.blur();
  view?.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
}

/** A note is on screen before its document is there; its comments are asked for once it is. */
const isOpen = (main: FakeMain): Promise<void> =>
  waitFor(() =>
    expect(main.asked).toContainEqual({
      name: 'discussion.list',
      input: expect.objectContaining({ isOpenOnly: true, limit: 200 }),
    }),
  );

function select(view: EditorView | null, anchor: number, head = anchor): void {
  view?.contentDOM.blur();
  view?.dispatch({ selection: { anchor, head } });
}

async function send(text: string): Promise<void> {
  type(text);
  await fireEvent.keyDown(field(), { key: 'Enter' });
}

describe('the discussion beside a note', () => {
  beforeEach(() => {
    localStorage.clear();
    localStorage.setItem('open:right', 'discussion');
  });

  it('[DI14] shows who said what, and where the unread begin', async () => {
    await openPane();
    expect(linesOf()).toEqual(['bob: When **exactly**?']);
    expect(within(log()).getByText('exactly').tagName).toBe('STRONG');
    expect(within(log()).getByText('New')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Discussion, 1 unread' })).toBeTruthy();
  });

  it('[DI15] sends with Enter, begins a line with Shift+Enter, and keeps what could not be sent', async () => {
    const { main } = await openPane();
    type('Monday');
    await fireEvent.keyDown(field(), { key: 'Enter', shiftKey: true });
    expect(linesOf()).toHaveLength(1);
    await send('Monday');
    await waitFor(() => expect(linesOf()).toEqual(['bob: When **exactly**?', 'You: Monday']));
    await waitFor(() => expect(field().textContent).toBe('Write a message'));
    main.failing('discussion.post', { code: 'store-full' });
    await send('Tuesday');
    expect((await screen.findByRole('alert')).textContent).toMatch(/disk/);
    expect(field().textContent).toBe('Tuesday');
  });

  it('[DI15] has what was half written when one comes back', async () => {
    await openPane();
    type('not yet');
    await fireEvent.click(screen.getByRole('button', { name: /^Discussion, / }));
    expect(screen.queryByRole('log')).toBeNull();
    const [, button] = screen.getAllByRole('button', { name: /^Discussion/ });
    await fireEvent.click(button ?? field());
    await waitFor(() => expect(field().textContent).toBe('not yet'));
  });

  it('[DI16] answers, and shows what is answered', async () => {
    await openPane();
    await fireEvent.click(screen.getByRole('button', { name: 'Answer bob' }));
    expect(screen.getByText('Answering bob')).toBeTruthy();
    await send('On Monday');
    await screen.findByRole('article', { name: 'You: On Monday' });
    const quote = within(messages()[1] ?? log()).getByTitle('Go to the message of bob that this answers');
    expect(quote.textContent?.replace(/\s+/g, ' ').trim()).toBe('bob When exactly?');
    await fireEvent.click(quote);
    await waitFor(() => expect(document.activeElement).toBe(messages()[0]));
    await fireEvent.keyDown(messages()[0] ?? log(), { key: 'ArrowDown' });
    expect(document.activeElement).toBe(messages()[1]);
  });

  it('[DI16] changes, deletes and brings back one’s own messages', async () => {
    await openPane();
    await send('Monday');
    await fireEvent.click(await screen.findByRole('button', { name: 'More for the message of You' }));
    await fireEvent.click(screen.getByRole('menuitem', { name: 'Change' }));
    expect(field().textContent).toBe('Monday');
    await send('Tuesday');
    await screen.findByRole('article', { name: 'You: Tuesday' });
    expect(within(log()).getByText('edited')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'More for the message of You' }));
    await fireEvent.click(screen.getByRole('menuitem', { name: 'Delete' }));
    await within(log()).findByText('Message deleted');
    await fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByRole('article', { name: 'You: Tuesday' });
    await fireEvent.click(screen.getByRole('button', { name: 'More for the message of bob' }));
    expect(screen.queryByRole('menuitem', { name: 'Delete' })).toBeNull();
  });

  it('[DI16] reacts with a common emoji or a typed one, and takes it back', async () => {
    await openPane();
    await fireEvent.click(screen.getByRole('button', { name: 'React' }));
    await fireEvent.click(screen.getByRole('button', { name: '🎉' }));
    const given = await screen.findByRole('button', { name: '🎉 1 by local' });
    expect(given.getAttribute('aria-pressed')).toBe('true');
    await fireEvent.click(given);
    await waitFor(() => expect(screen.queryByRole('button', { name: '🎉 1 by local' })).toBeNull());
    await fireEvent.click(screen.getByRole('button', { name: 'React' }));
    const other = screen.getByRole<HTMLInputElement>('textbox', { name: 'Another emoji' });
    await fireEvent.input(other, { target: { value: 'no' } });
    expect(other.getAttribute('aria-invalid')).toBe('true');
    await fireEvent.input(other, { target: { value: '🦒' } });
    await fireEvent.submit(other.form ?? other);
    await screen.findByRole('button', { name: '🦒 1 by local' });
  });

  it('[DI18] says aloud what others write, and not what one writes or scrolls to', async () => {
    const { main, note } = await openPane();
    const spoken = () =>
      [...document.querySelectorAll('[aria-live="polite"]')].map((each) => each.textContent).join('');
    expect(spoken()).not.toContain('exactly');
    main.discussion.say('carol', note, 'At *noon*');
    await waitFor(() => expect(spoken()).toContain('carol: At noon'));
    await send('mine');
    await screen.findByRole('article', { name: 'You: mine' });
    expect(spoken()).not.toContain('mine');
  });

  it('[DI22] a comment is made from the selection, marked in the text, and leads there and back', async () => {
    const { main, note } = await openPane();
    const editor = screen.getByRole('textbox', { name: 'Text of the note' });
    const view = EditorView.findFromDOM(editor);
    await waitFor(() => expect(view?.state.doc.toString()).toBe('text'));
    await isOpen(main);
    select(view, 1, 3);
    await fireEvent.keyDown(editor, { key: 'm', code: 'KeyM', ctrlKey: true, altKey: true });
    expect(await screen.findByText('ex')).toBeTruthy();
    await send('Which?');
    const comment = await screen.findByRole('article', { name: 'You: Which?' });
    await waitFor(() => expect(editor.querySelector('.cm-commented')?.textContent).toBe('ex'));
    select(view, 0);
    await fireEvent.click(editor.querySelector('.cm-commented') ?? editor);
    await waitFor(() => expect(document.activeElement).toBe(comment));
    await fireEvent.click(within(comment).getByRole('button', { name: /ex/ }));
    expect(view?.state.selection.main).toMatchObject({ from: 1, to: 3 });
    select(view, 0);
    main.editRemotely(note, (doc) => doc.getText('body').insert(0, 'more '));
    await waitFor(() => expect(editor.querySelector('.cm-commented')?.textContent).toBe('ex'));
    main.editRemotely(note, (doc) => doc.getText('body').delete(0, 9));
    expect(await within(comment).findByText('This text is no longer in the note.')).toBeTruthy();
    expect(comment.querySelector('q')?.textContent).toBe('ex');
  });

  it('[DI22] is settled and opened again, and the open ones are listed by themselves', async () => {
    const { main } = await openPane();
    const editor = screen.getByRole('textbox', { name: 'Text of the note' });
    await isOpen(main);
    select(EditorView.findFromDOM(editor), 0, 4);
    await fireEvent.keyDown(editor, { key: 'm', code: 'KeyM', ctrlKey: true, altKey: true });
    await screen.findByText('text', { selector: 'q' });
    await send('Hm');
    await screen.findByRole('article', { name: 'You: Hm' });
    await fireEvent.click(await screen.findByRole('radio', { name: 'Open comments' }));
    await waitFor(() => expect(linesOf()).toEqual(['You: Hm']));
    await fireEvent.click(screen.getByRole('button', { name: 'Resolve' }));
    await screen.findByText('No open comments.');
    await waitFor(() => expect(editor.querySelector('.cm-commented')).toBeNull());
    await fireEvent.click(screen.getByRole('radio', { name: 'All' }));
    expect(await screen.findByText('Resolved by local')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Open again' }));
    await waitFor(() => expect(editor.querySelector('.cm-commented')?.textContent).toBe('text'));
  });

  it('[DI8] shows the end of a long discussion, and what is before when that is asked for', async () => {
    const { main, note } = await openPane();
    for (let n = 0; n < 200; n++) main.discussion.say('bob', note, `message ${n}`);
    await screen.findByRole('article', { name: 'bob: message 199' });
    expect(messages()).toHaveLength(80);
    await fireEvent.click(screen.getByRole('button', { name: 'Earlier messages' }));
    await screen.findByRole('article', { name: 'bob: message 100' });
    expect(screen.queryByRole('article', { name: 'bob: message 199' })).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'Go to the newest message' }));
    await screen.findByRole('article', { name: 'bob: message 199' });
  });

  it('[DI9] says which messages are not sent', async () => {
    const { main } = await openPane();
    main.discussion.isOffline = true;
    await send('late');
    expect(await within(log()).findByText('Not sent yet')).toBeTruthy();
    main.discussion.isOffline = false;
    main.tell('sync.statusChanged', main.status);
    await waitFor(() => expect(within(log()).queryByText('Not sent yet')).toBeNull());
  });

  it('[DI11] is muted from its menu', async () => {
    const { main, note } = await openPane();
    await fireEvent.click(screen.getByRole('button', { name: 'Options for this discussion' }));
    await fireEvent.click(screen.getByRole('menuitemcheckbox', { name: 'Mute' }));
    await waitFor(() =>
      expect(main.asked).toContainEqual({ name: 'discussion.mute', input: { doc: note, isOn: true } }),
    );
  });

  it('[DI17] has a room for the whole workspace, with what is unread in it', async () => {
    const { main } = await openPane();
    main.discussion.say('bob', 'ws', 'hello all');
    const entry = await screen.findByRole('button', { name: /^Discussion One unread message/ });
    await fireEvent.click(entry);
    await screen.findByRole('article', { name: 'bob: hello all' });
    expect(screen.getByRole('heading', { name: 'Workspace discussion' })).toBeTruthy();
    await send('hello you');
    await screen.findByRole('article', { name: 'You: hello you' });
  });
});
