import fc from 'fast-check';
import type { AttachmentHash } from '../../core/contract/attachment-values.ts';

/** A note as a generated workspace has it. */
export interface GeneratedNote {
  readonly title: string;
  readonly body: string;
  readonly createdMs: number;
  readonly editedMs: number;
  readonly tags: readonly string[];
  readonly notebook: readonly string[];
  readonly isPinned: boolean;
  readonly language: string | undefined;
}

const FIRST_MS = Date.UTC(2001, 0, 1);
const LAST_MS = Date.UTC(2026, 0, 1);

const words = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.trim());

/** Titles that are hard to write in a file's name or in front matter, some of them more than once. */
const title = fc.oneof(
  words,
  fc.constantFrom('', 'Plan', 'plan', 'Home', 'Thumbs.db', 'CON', '.hidden', 'attachments', 'a/b: c?', 'x'.repeat(300)),
  fc.constantFrom('yes', '2024', '2024-01-01', '- a', 'a: b #c', '"', "it's", '[[x]]', '#tag', '~', '{a}', ' a  b '),
);

const notebookName = fc.constantFrom('Garden', 'Beds', 'attachments', '__MACOSX', 'Work: plans?', 'aux', '.git', 'é');

/** What files next to a note, and the note itself, may be called. */
const fileName = fc.constantFrom(
  'cat.png',
  'a%20b.png',
  'read%20me.md',
  'page.html',
  'x.zip',
  '.rc',
  'a%3Fb.txt',
  'CAT.png',
  '',
);

/** A piece of a text that refers to something, or looks as if it did. */
const reference = (hashes: readonly AttachmentHash[]): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom(...hashes), fileName, title).chain(([hash, name, named]) => {
    const address = `att:${hash}${name === '' ? '' : `/${name}`}`;
    return fc.constantFrom(
      `![a cat|320](${address})`,
      `[the file](${address} "its title")`,
      `[of elsewhere][one]\n\n[one]: ${address}\n`,
      `\`${address}\``,
      `\n\n\`\`\`\n![](${address})\n\`\`\`\n`,
      `[[${named.replace(/[[\]|\\#]/g, '')}|words]] [[Plan#Top]] ![[cat.png]]`,
      '[a](Plan.md) [b](cat.png) ![](files/cat.png) <img src="cat.png"> [c](https://example.org/a#b)',
    );
  });

const frontMatter = fc.constantFrom(
  '',
  '---\ntitle: Own\ntags: [a, b]\ncreated: 2020-01-01\n---\n',
  '---\nnot fields\n---\n',
  '---\n---\n',
  '---\na: 1\n',
  '\n# Heading\n',
);

const bodyOf = (hashes: readonly AttachmentHash[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      frontMatter,
      fc.array(fc.oneof(words, reference(hashes), fc.constantFrom('\n', '\n\n- [ ] task #tag\n', '\t', ' ')), {
        maxLength: 8,
      }),
    )
    .map(([front, parts]) => front + parts.join(' '));

const timeMs = fc.integer({ min: FIRST_MS, max: LAST_MS });

/** Notes that refer to each other and to these attachments. */
export const generatedNotes = (hashes: readonly AttachmentHash[]): fc.Arbitrary<GeneratedNote[]> =>
  fc.array(
    fc.record({
      title,
      body: bodyOf(hashes),
      createdMs: timeMs,
      editedMs: timeMs,
      tags: fc
        .uniqueArray(fc.constantFrom('garden', 'Été', 'a/b', 'yes', 'x-', '_1', '日本'), { maxLength: 3 })
        .map((tags) => tags.sort()),
      notebook: fc.array(notebookName, { maxLength: 3 }),
      isPinned: fc.boolean(),
      language: fc.constantFrom(undefined, 'nl', 'en'),
    }),
    { minLength: 60, maxLength: 80 },
  );
