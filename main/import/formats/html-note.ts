import { type DefaultTreeAdapterTypes, parse, serialize } from 'parse5';
import type { ImportedNote } from '../../../core/import/imported-note.ts';
import type { ImportedFile } from '../../../core/import/markdown-note.ts';
import { folderOf, nameOf, partsOf, stemOf } from '../../../core/import/entry-path.ts';
import { heldReference } from '../../../core/import/references-in-html.ts';
import { convertHtml } from '../../paste/convert/convert-html.ts';
import { isElement, nodesBelow, type SourceElement, textBelow } from '../../paste/convert/source.ts';

/** The note in an HTML file: its text as Markdown, its title as the page's. */
export function noteOfHtmlFile({ path, root, text, createdMs, editedMs }: ImportedFile): ImportedNote {
  const page = parse(text, { scriptingEnabled: false });
  const top = page.childNodes.find(isElement);
  if (top !== undefined) holdReferences(top);
  const title = top && titleIn(top);
  return {
    key: `file:${root}/${path}`,
    title: title || stemOf(nameOf(path)),
    body: htmlTextOf(serialize(page)),
    createdMs,
    editedMs,
    tags: [],
    notebook: partsOf(folderOf(path)),
    isPinned: false,
  };
}

/** HTML as Markdown; what says no more than its plain text is that text. */
export function htmlTextOf(html: string): string {
  const converted = convertHtml(html);
  if (converted.kind === 'markdown') return `${converted.markdown.trim()}\n`;
  const top = parse(html, { scriptingEnabled: false }).childNodes.find(isElement);
  const body = top?.childNodes.filter(isElement).find(({ tagName }) => tagName === 'body');
  const text = body === undefined ? '' : textBelow(body).replace(/\s+/g, ' ').trim();
  return text === '' ? '' : `${text}\n`;
}

/** Files beside the page are named by addresses that the converter keeps; those of elsewhere stay as they are. */
function holdReferences(top: SourceElement): void {
  for (const node of nodesBelow(top)) {
    if (!isElement(node)) continue;
    const name = node.tagName === 'img' ? 'src' : node.tagName === 'a' ? 'href' : undefined;
    const attribute: DefaultTreeAdapterTypes.Element['attrs'][number] | undefined = node.attrs.find(
      (one) => one.name === name,
    );
    if (attribute === undefined || /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(attribute.value.trim())) continue;
    attribute.value = heldReference(decoded(attribute.value.trim().replace(/[?#].*$/s, '')));
  }
}

function titleIn(top: SourceElement): string {
  for (const node of nodesBelow(top, 2000))
    if (isElement(node) && node.tagName === 'title') return textBelow(node).replace(/\s+/g, ' ').trim().slice(0, 200);
  return '';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
