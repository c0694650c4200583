import { syntaxTree } from '@codemirror/language';
import { type Range, RangeSet } from '@codemirror/state';
import { endOfFrontMatter } from '../../core/markdown/front-matter.ts';
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';

const heading = Decoration.line({ class: 'md-line-heading' });
const quote = Decoration.line({ class: 'md-line-quote' });
const code = Decoration.line({ class: 'md-line-code' });
const front = Decoration.line({ class: 'lp-line-front' });

/** The blocks that change the look of whole lines, by the parser's name. */
const blocks: ReadonlyMap<string, Decoration> = new Map([
  ...[1, 2, 3, 4, 5, 6].map((level) => [`ATXHeading${level}`, heading] as const),
  ['SetextHeading1', heading],
  ['SetextHeading2', heading],
  ['Blockquote', quote],
  ['FencedCode', code],
  ['CodeBlock', code],
]);

/** Gives lines of headings, quotes, code and front matter their class, for as much of the text as is drawn. */
export const lineClasses = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorationsOf(view);
    }

    update(update: ViewUpdate): void {
      const isParsedFurther = syntaxTree(update.startState) !== syntaxTree(update.state);
      if (update.docChanged || update.viewportChanged || isParsedFurther) this.decorations = decorationsOf(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function decorationsOf(view: EditorView): DecorationSet {
  const found: Range<Decoration>[] = [];
  const { doc } = view.state;
  const textStart = endOfFrontMatter(view.state);
  for (const { from, to } of view.visibleRanges) {
    for (let at = doc.lineAt(from).from; at < Math.min(to, textStart); at = doc.lineAt(at).to + 1) {
      found.push(front.range(at));
    }
    syntaxTree(view.state).iterate({
      from,
      to,
      enter: (node) => {
        const decoration = blocks.get(node.name);
        if (decoration === undefined || node.from < textStart) return;
        const last = doc.lineAt(Math.min(node.to, to)).number;
        for (let number = doc.lineAt(Math.max(node.from, from)).number; number <= last; number++) {
          found.push(decoration.range(doc.line(number).from));
        }
      },
    });
  }
  return RangeSet.of(found, true);
}
