import { heldReference } from './references-in-html.ts';

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;
const OPEN_BOX = '☐ ';
const DONE_BOX = '☑ ';

/** A file in an Evernote note: what its text calls it by, and its name. */
export interface EnmlMedia {
  /** MD5 of its bytes, hex: names it inside the note and nowhere else. */
  readonly id: string;
  readonly name: string;
}

/**
 * The HTML that says what the text of an Evernote note says (ENML, a kind of XHTML): boxes as signs at the beginning of
 * their line, files as pictures and links that hold their id.
 */
export function htmlOfEnml(enml: string, media: readonly EnmlMedia[]): string {
  const names = new Map(media.map(({ id, name }) => [id, name]));
  return enml
    .replace(/^[\s\S]*?<en-note\b[^>]*>/i, '<div>')
    .replace(/<\/en-note\s*>[\s\S]*$/i, '</div>')
    .replace(/<en-todo\b([^>]*?)\/?>(?:\s*<\/en-todo>)?/gi, (_all, said: string) =>
      isTrue(said, 'checked') ? DONE_BOX : OPEN_BOX,
    )
    .replace(/<en-media\b([^>]*?)\/?>(?:\s*<\/en-media>)?/gi, (_all, said: string) => mediaTag(said, names))
    .replace(/<en-crypt\b[^>]*>[\s\S]*?<\/en-crypt>/gi, '[…]')
    .replace(
      /<li\b([^>]*--en-checked:\s*(true|false)[^>]*)>/gi,
      (_all, _said: string, done: string) =>
        `<li><input type="checkbox"${done.toLowerCase() === 'true' ? ' checked' : ''}>`,
    )
    .replace(/<([a-z][\w-]*)(\s[^<>]*?)?\/>/gi, (all, tag: string, said = '') =>
      VOID.test(tag) ? all : `<${tag}${said}></${tag}>`,
    );
}

/** Whether a part of the text is encrypted, and cannot be read. */
export const hasEncryptedPart = (enml: string): boolean => /<en-crypt\b/i.test(enml);

/** Lines that begin with a box become tasks, also where they are items already; those that follow each other are one list. */
export function withTasks(markdown: string): string {
  const boxed = markdown.replace(
    /^([ \t]*)(?:[-*+][ \t]+)?([☐☑])[ \t]*/gmu,
    (_all, indent: string, box: string) => `${indent}- [${box === '☑' ? 'x' : ' '}] `,
  );
  return boxed === markdown ? markdown : boxed.replace(/^(- \[[ x]\] .*)\n\n(?=- \[[ x]\] )/gm, '$1\n');
}

function mediaTag(said: string, names: ReadonlyMap<string, string>): string {
  const id = attributeIn(said, 'hash').toLowerCase();
  const name = escaped(names.get(id) ?? 'file');
  const place = heldReference(id);
  if (!/^image\/(?!svg)/i.test(attributeIn(said, 'type'))) return `<a href="${place}">${name}</a>`;
  const width = Number.parseInt(attributeIn(said, 'width'), 10);
  return `<img src="${place}" alt="${name}${width > 0 && width < 10_000 ? `|${width}` : ''}">`;
}

const attributeIn = (said: string, name: string): string =>
  new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)["']`, 'i').exec(said)?.[1] ?? '';

const isTrue = (said: string, name: string): boolean => attributeIn(said, name).toLowerCase() === 'true';

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
