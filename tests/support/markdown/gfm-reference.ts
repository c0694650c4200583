import { convertUnsafe } from 'cmark-gfm-js';
import { gfmTexts, type SpecExample } from '../../../core/markdown/testing/spec-examples.ts';

/** The examples of GitHub's extensions, with the HTML that GitHub's own converter gives; it knows no task lists. */
export const gfmExamples: readonly SpecExample[] = gfmTexts
  .filter(({ section }) => !/^(?:Task|Disallowed)/.test(section))
  .map(({ section, markdown }) => ({ section, markdown, html: convertUnsafe(markdown) }));
