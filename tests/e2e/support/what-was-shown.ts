import type { NotesPage } from './notes-page.ts';

/** What a person has seen of the body so far: the last text on screen, and the last one under the word "Saved". */
export interface Shown {
  text: string;
  saved: string;
}

/** Looks at every frame that the window draws, as a person does, until its page ends. */
export async function watchScreen({ page }: NotesPage): Promise<Shown> {
  const shown: Shown = { text: '', saved: '' };
  await page.exposeFunction('tellShown', (text: string, isSaved: boolean) => {
    shown.text = text;
    if (isSaved) shown.saved = text;
  });
  await page.evaluate(() => {
    const tell = Reflect.get(window, 'tellShown') as (text: string, isSaved: boolean) => void;
    let last = '';
    const look = (): void => {
      const lines = document.querySelectorAll('[aria-label="Text of the note"] .cm-line');
      const text = [...lines].map((line) => line.textContent).join('\n');
      const isSaved = [...document.querySelectorAll('footer *')].some((node) => node.textContent === 'Saved');
      const now = `${isSaved} ${text}`;
      if (now !== last) tell(text, isSaved);
      last = now;
      requestAnimationFrame(look);
    };
    look();
  });
  return shown;
}
