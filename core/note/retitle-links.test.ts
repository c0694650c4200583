import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { linkMention, mentionOf } from './mentions.ts';
import { bodyOf } from './note.ts';
import { retitleLinks } from './retitle-links.ts';
import { undoRewriting } from './rewrite.ts';

function noteWith(text: string): Y.Doc {
  const doc = new Y.Doc();
  bodyOf(doc).insert(0, text);
  return doc;
}
const read = (doc: Y.Doc) => bodyOf(doc).toString();

describe('links whose title changed', () => {
  it('[LU2] name the new one; headings, shown words and code stay as they are', () => {
    const doc = noteWith('[[Plan]] [[ plan #Costs|what it costs]] [[Plans]] `[[Plan]]`\n\n    [[Plan]]\n');
    const rewriting = retitleLinks(doc, 'Plan', 'C# [draft]');
    const title = 'C\\# \\[draft\\]';
    expect(read(doc)).toBe(`[[${title}]] [[ ${title} #Costs|what it costs]] [[Plans]] \`[[Plan]]\`\n\n    [[Plan]]\n`);
    if (!rewriting) throw new Error('nothing renamed');
    undoRewriting(doc, rewriting);
    expect(read(doc)).toBe('[[Plan]] [[ plan #Costs|what it costs]] [[Plans]] `[[Plan]]`\n\n    [[Plan]]\n');
    expect(retitleLinks(doc, 'Nothing', 'Something')).toBeUndefined();
  });
});

describe('a title that is named without a link', () => {
  it('[LU4] is found as words of their own, in whatever case, outside of code, links and front matter', () => {
    const text =
      '---\ntitle: The Plan\n---\n[[The Plan|x]] `the plan` <https://a.example/the plan>\n\nSee the  plan now.';
    const mention = mentionOf(text, 'The Plan');
    expect(mention && text.slice(mention.from, mention.to)).toBe('the  plan');
    expect(mention?.context).toBe('See the plan now.');
    expect(mentionOf('Theplan and the plans', 'The plan')).toBeUndefined();
    expect(mentionOf('an ox', 'ox')).toBeUndefined();
    expect(mentionOf('(C++) rules', 'C++')).toBeDefined();
  });

  it('[LU5] becomes a link at its first place, its words kept', () => {
    const doc = noteWith('about the plan and the plan');
    const rewriting = linkMention(doc, 'The Plan');
    expect(read(doc)).toBe('about [[the plan]] and the plan');
    if (!rewriting) throw new Error('nothing linked');
    undoRewriting(doc, rewriting);
    expect(read(doc)).toBe('about the plan and the plan');
    const signs = noteWith('on C# draft');
    linkMention(signs, 'C# draft');
    expect(read(signs)).toBe('on [[C\\# draft]]');
  });
});
