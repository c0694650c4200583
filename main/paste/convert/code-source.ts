import { attributeOf, classesOf, findBelow, isElement, isText, nodesBelow, type SourceElement } from './source.ts';

/** Elements that begin a line of their own inside code. */
const lineElements = new Set(['div', 'p', 'li', 'tr']);
const languageClass = /^(?:language|lang|highlight-source|brush:?|hljs-lang)-?([a-z0-9+#]{1,20})$/i;

/** The text of code, line by line as it was shown. */
export function codeText(element: SourceElement): string {
  const parts: string[] = [];
  let isAtStart = true;
  for (const node of nodesBelow(element)) {
    if (isText(node) && node.value !== '') {
      parts.push(node.value);
      isAtStart = node.value.endsWith('\n');
    } else if (isElement(node) && node.tagName === 'br') {
      // Between two lines a break is an empty one.
      parts.push(isBehindLine(node) && !isAtStart ? '\n\n' : '\n');
      isAtStart = true;
    } else if (isElement(node) && lineElements.has(node.tagName) && !isAtStart) {
      parts.push('\n');
      isAtStart = true;
    }
  }
  const code = parts.join('').replace(/\r\n?/g, '\n').replaceAll('\u00a0', ' ');
  return code.replace(/^\n+/, '').trimEnd();
}

function isBehindLine(node: SourceElement): boolean {
  const siblings = node.parentNode?.childNodes ?? [];
  const before = siblings[siblings.indexOf(node) - 1];
  return before !== undefined && isElement(before) && lineElements.has(before.tagName);
}

/** The language that the page named for this code, on it, inside it or around it; undefined when it named none. */
export function codeLanguage(element: SourceElement): string | undefined {
  const inner = findBelow(element, ({ tagName }) => tagName === 'code');
  const outer = element.parentNode !== null && 'tagName' in element.parentNode ? element.parentNode : undefined;
  for (const place of [inner, element, outer]) {
    if (place === undefined) continue;
    const named = [
      ...classesOf(place).map((name) => languageClass.exec(name)?.[1]),
      attributeOf(place, 'data-language'),
    ];
    const language = named.find((name) => name !== undefined && /^[a-z0-9+#-]{1,20}$/i.test(name));
    if (language !== undefined) return language.toLowerCase();
  }
  return undefined;
}
