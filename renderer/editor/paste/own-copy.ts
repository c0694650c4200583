/** As far as the first element is looked for. Units. */
const HEAD_UNITS = 4096;

/** What may come before the first element that says something. */
const wrapping = /^(?:\s|<!--[\s\S]*?-->|<!doctype[^>]*>|<\/?(?:html|head|body|meta)\b[^>]*>)+/i;
const marked = /^<[a-z][a-z0-9]*\b[^>]*\sdata-commonplace\b/i;

/** Whether HTML was copied out of this app: then the plain text beside it is the Markdown that was copied. */
export function isOwnCopy(html: string): boolean {
  return marked.test(html.slice(0, HEAD_UNITS).replace(wrapping, ''));
}
