/** A note that the editor's figures are about: its title, which is also how its text begins, and its text. */
export interface EditorNote {
  readonly title: string;
  readonly text: string;
  /** Words in the middle of it that stand nowhere else. */
  readonly middle: string;
}

/** Together 1 MB. */
const CHAPTERS = 3800;
const TASKS = 2000;
const TABLE_ROWS = 200;
const TABLE_COLUMNS = 'abcdefghijkl'.split('');

/** One chapter with everything that is drawn: headings, marks, lists, tasks, quotes, code, a table. */
const chapter = (n: number): string => `## Chapter ${n}.

A paragraph with **strong** words, *emphasis*, \`code\` and a [link](https://example.org/${n}), as ==many== as there are.

- [ ] a task of chapter ${n}
- a list
  - and one in it

> A quote.

\`\`\`ts
const n = ${n};
\`\`\`

| a | b |
| - | - |
| ${n} | **d** |

`;

const repeated = (count: number, part: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => part(n)).join('');

/** A note of 1 MB with everything in it that is drawn. */
export function longNote(title: string): EditorNote {
  return { title, text: `${title} begins.\n\n${repeated(CHAPTERS, chapter)}`, middle: `Chapter ${CHAPTERS / 2}.` };
}

/** A note of 2,000 tasks, one below the other. */
export function taskNote(title: string): EditorNote {
  const task = (n: number): string => `- [${n % 3 === 0 ? 'x' : ' '}] Task ${n}. with some **strong** words\n`;
  return { title, text: `${title} begins.\n\n${repeated(TASKS, task)}`, middle: `Task ${TASKS / 2}.` };
}

/** A note with one table of 200 rows and 12 columns below a line of text. Its middle is a cell. */
export function tableNote(title: string): EditorNote {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const table =
    row(TABLE_COLUMNS) +
    row(TABLE_COLUMNS.map(() => '-')) +
    repeated(TABLE_ROWS, (n) => row(TABLE_COLUMNS.map((column) => `${n}${column}`)));
  return { title, text: `${title} begins.\n\n${table}`, middle: `${TABLE_ROWS / 2}f` };
}
