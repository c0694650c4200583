import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteParser } from '../../../core/markdown/syntax/note-syntax.ts';
import { goodPastes } from '../../../tests/corpus/pastes/good/index.ts';
import { convertHtml } from './convert-html.ts';

const markdownOf = (html: string): string => {
  const converted = convertHtml(html);
  if (converted.kind === 'plain') throw new Error('no Markdown');
  return converted.markdown;
};

/** What is read as it is written: tags, smileys, and brackets that lead nowhere. */
const unmarked = new Set(['Document', 'Paragraph', 'Hashtag', 'Emoji', 'Link', 'LinkMark']);

/** What a reader sees of a note that has no marks; any mark that the parser finds shows up as its name. */
function wordsOf(markdown: string): string {
  const parts: string[] = [];
  let read = 0;
  const escapes = new Map<number, string>();
  noteParser.parse(markdown).iterate({
    enter({ name, from, to, node }) {
      const isBareAddress = name === 'URL' && node.parent?.name === 'Paragraph';
      if (name === 'Escape') escapes.set(from, markdown.slice(from + 1, to));
      // The editor's parser takes any word between these signs for an entity, and draws what it does not know.
      else if (name === 'Entity' && !/^&#?[a-z]/i.test(markdown.slice(from, to))) return;
      else if (!unmarked.has(name) && !isBareAddress) escapes.set(from, `(${name})`);
    },
  });
  while (read < markdown.length) {
    const seen = escapes.get(read);
    parts.push(seen ?? markdown.charAt(read));
    read += seen === undefined ? 1 : 2;
  }
  return parts.join('').replaceAll('\n', '');
}

describe('HTML as Markdown', () => {
  it.each(goodPastes)('[PA1] $name', ({ html, markdown }) => {
    const converted = convertHtml(html);
    expect(converted.kind === 'plain' ? undefined : converted.markdown).toBe(markdown);
  });

  it('[PA3] puts no spaces at the ends of lines, and no more than one blank line between blocks', () => {
    const html =
      '<p>a <br> b </p> <p> </p><p><b> </b></p><div><div> </div></div><h2> c <i> d </i> </h2><ul><li> e </li></ul>';
    expect(markdownOf(html)).toBe('a\nb\n\n## c *d*\n\n- e');
  });

  it('[PA3] leaves code as it is, to the last blank line within', () => {
    const code = 'a;\n\n\n  b; \n*c* `d` <e>';
    expect(markdownOf(`<pre>${code.replaceAll('<', '&lt;')}\n</pre>`)).toBe(`\`\`\`\n${code}\n\`\`\``);
  });

  it('[PA4] tells the pictures that came inside, and where their words stand', () => {
    const converted = convertHtml(
      '<p>see <b>x</b> <img alt="A *cat*" src="data:image/png;base64,iVBORw0KGgo="> here</p>',
    );
    if (converted.kind === 'plain') throw new Error('no Markdown');
    const [picture] = converted.pictures;
    expect(picture).toMatchObject({ name: 'picture.png', bytes: new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]) });
    expect(converted.markdown.slice(picture?.from, picture?.to)).toBe('A \\*cat\\*');
  });

  it('[PA5] keeps structure however deep it is, up to what can be shown', () => {
    const markdown = markdownOf(`${'<blockquote>'.repeat(5000)}deep`);
    expect(markdown).toMatch(/^(?:> ){20,60}deep$/);
  });

  it('[PA6] any text of signs and words is read as it was written', () => {
    const sign = fc.constantFrom(
      ...'`*_[]<>#+-~=|$^\\!&(){}.:;"\'/019',
      ' ',
      ' ',
      ' ',
      'a',
      'b',
      'é',
      '**',
      '==',
      '- ',
    );
    const signs = fc.array(sign, { maxLength: 14 }).map((all) => all.join('').replace(/\s+/g, ' ').trim());
    fc.assert(
      fc.property(signs, (text) => {
        fc.pre(text !== '');
        const html = `<p>x</p><p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`;
        expect(wordsOf(markdownOf(html))).toBe(`x${text}`);
      }),
      { numRuns: 5000, examples: [['`===`===']] },
    );
  });

  it.each([...'`*_[]<>#+-~=|$^\\!&(){}.:"\''].map((sign) => ({ sign })))(
    '[PA6] the sign $sign is read as it was written',
    ({ sign }) => {
      for (const text of [
        sign,
        `${sign} a`,
        `a ${sign} b`,
        `${sign}a${sign}`,
        `${sign}${sign}a${sign}${sign}`,
        `a${sign}b${sign}`,
      ]) {
        const html = `<p>x</p><p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`;
        expect(wordsOf(markdownOf(html)), text).toBe(`x${text}`);
      }
    },
  );
});
