import { test } from './support/app-test.ts';
import { lookAt } from './support/look-at.ts';
import type { NotesPage } from './support/notes-page.ts';

const words = `A paragraph with **strong**, *emphasis*, ~~struck~~, ==highlighted== and \`inline code\`, a [link with words](https://example.org/a/long/path), a bare https://example.org, [[Another note]] and #lighting. Water is H~2~O, and 2^10^ is 1024.[^1]

## Lists that are long enough to wrap

- The first item is so long that it cannot stand in one line of the page, and what wraps stands below its text
- The second
  - one level down, and this one is long enough to wrap in its turn, so that it can be seen where it goes on
    - and one more
- The third

1. One
2. Two is long enough to wrap, and the line after the break has to be aligned with the words before it
10. Ten

- [x] Test the projector with the **long** cable
- [ ] Print forty more maps
- [ ] Ask about the second fire exit

---

[^1]: In computing, at least.
`;

const blocks = `> Doors at seven, speeches after the second room is full, so that nobody stands in the dark.
> > And a quote in it.

> [!note] Where to meet
> At the back door.

> [!tip]
> Bring a torch.

> [!warning]
> The stairs are *steep*.

> [!danger] Never alone
> Not even once.

### Who is where

| Time  | Room **1**  |      Seats | Where |
| ----- | :---------: | ---------: | ----- |
| 18:30 | Light check |         12 | [map](https://example.org) |
| 19:00 | Doors       |        120 | \`hall\` |

The rest of the evening.
`;

const code = `---
title: Plan
tags: [a, b]
---
\`\`\`ts
/** Doubles it. */
export function double(value: number): string {
  const text = 'twice ' + value * 2;
  return text; // so that
}
\`\`\`

\`\`\`python
def light(room: int) -> None:
    print(f"on in {room}")
\`\`\`

The circle has $A = \\pi r^2$, and

$$
\\int_0^\\infty e^{-x^2}\\,dx = \\frac{\\sqrt{\\pi}}{2}
$$

as everybody knows.
`;

async function write(notes: NotesPage, title: string, text: string): Promise<void> {
  await notes.newNote(title);
  await notes.page.keyboard.insertText(text);
  await notes.saved();
}

test('[EE20] what a note looks like: words and lists', async ({ start }) => {
  const app = await start();
  await write(app.notes, 'Words and lists', words);
  await lookAt(app, 'preview-words');
  await app.notes.press('Control+Home');
  await app.notes.title.click();
  await lookAt(app, 'preview-marks');
});

test('[EE20] what a note looks like: quotes, callouts, tables', async ({ start }) => {
  const app = await start();
  await write(app.notes, 'Quotes and tables', blocks);
  await lookAt(app, 'preview-blocks');
});

test('[EE20] what a note looks like: code and maths, and the source of it', async ({ start }) => {
  const app = await start();
  await write(app.notes, 'Code and maths', code);
  await app.page.locator('.katex').first().waitFor();
  await app.page.locator('.code-keyword').nth(3).waitFor();
  await lookAt(app, 'preview-code');
  await app.page.getByRole('button', { name: 'Show Markdown' }).click();
  await lookAt(app, 'preview-source');
});

test('[EE20] marks where the caret is, and the card over a link', async ({ start }) => {
  const app = await start();
  const { notes } = app;
  const text = `## A **heading**\n\n- [ ] a task with a [link](https://example.org/somewhere)\n\n${blocks}`;
  await write(notes, 'Where the caret is', text);
  await notes.press('Control+Home');
  await lookAt(app, 'preview-caret');
  await notes.body.locator('.lp-link').first().hover();
  await notes.page.getByRole('tooltip').waitFor();
  await lookAt(app, 'preview-card', [[1280, 800]]);
});
