import { describe, expect, it } from 'vitest';
import { goodPastes } from '../../../tests/corpus/pastes/good/index.ts';
import { convertHtml } from './convert-html.ts';

describe('HTML as Markdown', () => {
  it.each(goodPastes)('[PA1] $name', ({ html, markdown }) => {
    const converted = convertHtml(html);
    expect(converted.kind === 'plain' ? undefined : converted.markdown).toBe(markdown);
  });
});
