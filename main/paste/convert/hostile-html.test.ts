import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeLinkOf } from '../../../core/markdown/safe-link.ts';
import { noteParser } from '../../../core/markdown/syntax/note-syntax.ts';
import { hostilePastes } from '../../../tests/corpus/pastes/hostile/index.ts';
import { convertHtml } from './convert-html.ts';

/** Every address that a note with this text would offer to open or to load. */
function addressesIn(markdown: string): string[] {
  const found: string[] = [];
  noteParser.parse(markdown).iterate({
    enter(node) {
      if (node.name === 'URL') found.push(markdown.slice(node.from, node.to).replace(/^<|>$/g, ''));
    },
  });
  return found;
}

const isSafe = (address: string): boolean => {
  // What the parser makes a link of by itself has no scheme: a page, or a person.
  const whole = /^www\./i.test(address) ? `https://${address}` : address.includes(':') ? address : `mailto:${address}`;
  return safeLinkOf(whole, (text) => (URL.canParse(text) ? new URL(text) : undefined)) !== undefined;
};

function expectHarmless(html: string): void {
  const converted = convertHtml(html);
  if (converted.kind === 'plain') return;
  const { markdown } = converted;
  expect(addressesIn(markdown).filter((address) => !isSafe(address))).toEqual([]);
  expect(markdown).not.toMatch(/(?![\t\n])\p{Cc}|\p{Noncharacter_Code_Point}|[\u202a-\u202e\u2066-\u2069]/u);
  expect(markdown).not.toMatch(/\p{Surrogate}/u);
}

const pastes = hostilePastes('http://127.0.0.1:9');

describe('hostile HTML', () => {
  it('[PA2] there are more than two hundred of them', () => {
    expect(pastes.length).toBeGreaterThan(200);
  });

  it('[PA2] the check itself finds an unsafe link', () => {
    expect(addressesIn('[x](javascript:a) <javascript:b> https://c.example').filter((one) => !isSafe(one))).toEqual([
      'javascript:a',
      'javascript:b',
    ]);
  });

  it.each(pastes)('[PA2] leaves nothing to open but safe links: $name', ({ html }) => expectHarmless(html));

  it('[PA2] neither does anything that is put together from their pieces', () => {
    const pieces = [...new Set(pastes.flatMap(({ html }) => html.split(/(?=[<&"'\]])|(?<=>)/)))];
    // An address that is only too long may stand in the text: it opens nothing.
    const short = pieces.filter(({ length }) => length < 200);
    const mixed = fc.array(fc.constantFrom(...short), { minLength: 2, maxLength: 40 }).map((all) => all.join(''));
    fc.assert(fc.property(mixed, expectHarmless), { numRuns: 2000 });
  });
});
