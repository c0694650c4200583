import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { waitFor } from '../../support/wait-for.ts';

/** How long a person's action may take to show on a slow, busy machine. Milliseconds. */
export const PATIENCE_MS = 60_000;

/** Whom to sign in as, where. */
export interface ConnectFields {
  readonly server: string;
  readonly database: string;
  readonly account: string;
  readonly password: string;
}

/** The fields of the connect dialog for an address like `http://name:password@host:port/database`. */
export function connectFieldsOf(address: string): ConnectFields {
  const { origin, pathname, username, password } = new URL(address);
  const [account, secret] = [decodeURIComponent(username), decodeURIComponent(password)];
  return { server: origin, database: pathname.slice(1), account, password: secret };
}

/** One window of the app as a person sees and uses it: by roles and names, mouse and keyboard. */
export class NotesPage {
  readonly page: Page;
  readonly title: Locator;
  readonly body: Locator;
  readonly rows: Locator;
  readonly search: Locator;
  readonly chip: Locator;
  readonly dialog: Locator;

  /** `names` are those of the two texts, in the language that the app speaks. */
  constructor(page: Page, names = { title: 'Title', text: 'Text of the note' }) {
    this.page = page;
    page.setDefaultTimeout(PATIENCE_MS);
    this.title = page.getByRole('textbox', { name: names.title });
    this.body = page.getByRole('textbox', { name: names.text });
    this.rows = page.getByRole('listbox').getByRole('option');
    this.search = page.getByRole('textbox', { name: /^Search/ });
    this.chip = page.getByRole('button', { name: /^Sync: / });
    this.dialog = page.getByRole('dialog');
  }

  /** Resolves when the window shows what main told it at the start. */
  async ready(): Promise<void> {
    await this.page.getByRole('heading', { level: 1 }).filter({ hasText: /\S/ }).waitFor();
  }

  /** Makes a note by keyboard and types its title; the caret is then in the body. */
  async newNote(title: string): Promise<void> {
    await this.page.keyboard.press('Control+n');
    await waitFor(async () => (await this.hasFocus(this.title)) && (await this.titleText()) === '', 'an empty title');
    await this.page.keyboard.type(title);
    await this.page.keyboard.press('Enter');
    await waitFor(() => this.hasFocus(this.body), 'the caret in the body', PATIENCE_MS);
  }

  /**
   * Opens a note from the list and puts the caret into its body. Tries again, as a person would, when the row moved between
   * the two clicks because somebody wrote in another note.
   */
  async openNote(title: string): Promise<void> {
    const isOpen = async (): Promise<boolean> => (await this.titleText()) === title && (await this.hasFocus(this.body));
    const tryOnce = async (): Promise<boolean> => {
      await this.rowOf(title).dblclick();
      return waitFor(isOpen, title, PATIENCE_MS / 12).then(
        () => true,
        () => false,
      );
    };
    await waitFor(tryOnce, title, PATIENCE_MS);
  }

  /** The row of the list with this title. */
  rowOf(title: string): Locator {
    return this.rows.filter({ has: this.page.getByText(title, { exact: true }) });
  }

  titleText(): Promise<string> {
    return textIn(this.title);
  }

  bodyText(): Promise<string> {
    return textIn(this.body);
  }

  /** Types at the caret as a keyboard does, key by key. */
  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  /** Presses keys one after the other, `Control+Home` and such. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Puts the caret with the mouse between two letters of the body: behind the first place where `text` stands. */
  async clickBehind(text: string): Promise<void> {
    await this.body.click();
    const { x, y } = await this.body.evaluate((content, wanted) => {
      const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1;
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at + wanted.length - 1);
        range.setEnd(node, at + wanted.length);
        const box = range.getBoundingClientRect();
        return { x: box.right, y: (box.top + box.bottom) / 2 };
      }
      throw new Error(`the body does not show ${wanted}`);
    }, text);
    await this.page.mouse.click(x, y);
  }

  /** Everything in the caret's line that stands before the caret. */
  textBeforeCaret(): Promise<string> {
    return this.body.evaluate(() => {
      const { focusNode, focusOffset } = document.getSelection() ?? {};
      const element = focusNode instanceof Element ? focusNode : focusNode?.parentElement;
      const line = element?.closest('.cm-line');
      if (!focusNode || focusOffset === undefined || !line) throw new Error('the caret is not in the body');
      const range = document.createRange();
      range.setStart(line, 0);
      range.setEnd(focusNode, focusOffset);
      return range.toString();
    });
  }

  /** Resolves when the status bar says that everything is on the disk. */
  saved(): Promise<void> {
    return this.page.getByText('Saved', { exact: true }).waitFor();
  }

  /** What the sync chip says. */
  async status(): Promise<string> {
    return ((await this.chip.getAttribute('aria-label')) ?? '').replace('Sync: ', '');
  }

  /** Resolves when the sync chip says so. */
  async whenStatus(wanted: RegExp, timeoutMs = PATIENCE_MS): Promise<void> {
    let last = '';
    const isSo = async (): Promise<boolean> => {
      last = await this.status();
      return wanted.test(last);
    };
    await waitFor(isSo, `the status ${wanted}`, timeoutMs).catch((cause: unknown) => {
      throw new Error(`the status stayed “${last}” and did not become ${wanted}`, { cause });
    });
  }

  /** Opens the connect dialog from the status chip. */
  async openConnect(): Promise<void> {
    await this.chip.click();
    await this.dialog.getByRole('button', { name: 'Connect…' }).click();
    await this.dialog.getByLabel('Server address').waitFor();
  }

  /** Fills the connect dialog and presses its button; what comes of it is for the caller to see. */
  async submitConnect({ server, database, account, password }: ConnectFields): Promise<void> {
    await this.dialog.getByLabel('Server address').fill(server);
    await this.dialog.getByLabel('Database').fill(database);
    await this.dialog.getByLabel('User name').fill(account);
    await this.dialog.getByLabel('Password').fill(password);
    await this.dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  }

  /** Connects to `http://name:password@host:port/database`; answers the question about notes on this computer with yes. */
  async connect(address: string): Promise<void> {
    await this.openConnect();
    await this.submitConnect(connectFieldsOf(address));
    await waitFor(() => this.#isConnected(), 'the dialog to close', PATIENCE_MS);
    await this.whenStatus(/^Up to date/);
  }

  /** Gives the password again where the computer has no safe place to keep it. */
  async signIn(password: string): Promise<void> {
    await this.chip.click();
    await this.dialog.getByLabel(/^Password of/).fill(password);
    await this.dialog.getByRole('button', { name: 'Sign in' }).click();
    await waitFor(async () => !(await this.status()).startsWith('Needs you'), 'signed in', PATIENCE_MS);
    await this.press('Escape');
    await this.dialog.waitFor({ state: 'detached' });
  }

  /** One look at the connect dialog after its button was pressed; throws what it says against connecting. */
  async #isConnected(): Promise<boolean> {
    const copy = this.dialog.getByRole('button', { name: 'Copy and connect' });
    if (await copy.isVisible()) await copy.click();
    const [problem] = await this.dialog.getByRole('alert').allTextContents();
    if (problem !== undefined && !(await copy.isVisible())) throw new Error(`not connected: ${problem}`);
    return (await this.dialog.count()) === 0;
  }

  hasFocus(element: Locator): Promise<boolean> {
    return element.evaluate((node) => node === document.activeElement).catch(() => false);
  }
}

/** Sets the size of the window that shows a page, in pixels of the page, and waits until the page shows itself in that size. */
export async function resizeWindow(
  { app, page }: { readonly app: ElectronApplication; readonly page: Page },
  width: number,
  height: number,
): Promise<void> {
  const shown = await app.browserWindow(page);
  await shown.evaluate((one: Electron.BrowserWindow, size) => one.setContentSize(size.width, size.height), {
    width,
    height,
  });
  // A window of the screen's own size is made a pixel smaller, lest it count as full screen.
  const hasWidth = async (): Promise<boolean> => {
    const actual = await page.evaluate(() => innerWidth);
    return actual === width || actual === width - 1;
  };
  await waitFor(hasWidth, `a window ${width} pixels wide`, PATIENCE_MS);
  // What depends on the size is told of it when the next frame is drawn.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/**
 * The whole text of an editor, with the marks that are hidden on screen. Read where CodeMirror keeps it, from the element
 * that `EditorView.findFromDOM` would look at.
 */
function textIn(editor: Locator): Promise<string> {
  return editor.evaluate((content) => {
    const { root } = Reflect.get(content, 'cmTile') as { root: { view: { state: { doc: object } } } };
    return String(root.view.state.doc);
  });
}
