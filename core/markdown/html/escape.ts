const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as markup that reads as that text, between tags and in a quoted attribute. NUL reads as U+FFFD, as in Markdown. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (mark) => named[mark] ?? mark).replaceAll('\0', '\ufffd');

/** Attributes by name; those that are undefined are left out, `true` ones have no value. */
export type Attributes = Readonly<Record<string, string | true | undefined>>;

/** The opening tag of an element. */
export function openingTag(name: string, attributes: Attributes = {}): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => {
    if (value === undefined) return [];
    return value === true ? [` ${key}`] : [` ${key}="${escapeHtml(value)}"`];
  });
  return `<${name}${written.join('')}>`;
}

/** An element around markup. */
export const element = (name: string, markup: string, attributes: Attributes = {}): string =>
  `${openingTag(name, attributes)}${markup}</${name}>`;
