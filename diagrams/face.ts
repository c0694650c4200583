import latin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?inline';
import latinExtended from '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?inline';

/** The face of diagrams, by which a style sheet names it; what it has no letters for comes from the system. */
export const FACE = 'Inter Variable, sans-serif';

const LATIN =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,' +
  'U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';
const LATIN_EXTENDED =
  'U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,' +
  'U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF';

const ruleOf = (source: string, range: string): string =>
  `@font-face{font-family:"Inter Variable";font-weight:100 900;src:url(${source}) format("woff2");unicode-range:${range}}`;

/** The style sheet that brings the face along: a picture that is an SVG sees none of the fonts of its page. */
export const faceRules = ruleOf(latin, LATIN) + ruleOf(latinExtended, LATIN_EXTENDED);

/** Makes the face known to the page. Resolves when text can be measured in it. */
export async function loadFace(): Promise<void> {
  const style = document.createElement('style');
  style.textContent = faceRules;
  document.head.append(style);
  await Promise.all(['400', '600'].map((weight) => document.fonts.load(`${weight} 16px "Inter Variable"`, 'Aa\u0100')));
}
