/** A sign that only notes read as a mark: where it would be one in a text without escapes, and the sign, or an escape. */
interface NoteMark {
  readonly isMarkIn: (bare: string) => boolean;
  readonly sign: RegExp;
}

const marks: readonly NoteMark[] = [
  { isMarkIn: (bare) => /\$(?![\s$])[^$\n]*(?<!\s)\$(?![\d$])|^\$\$/.test(bare), sign: /\\.|\$/gs },
  { isMarkIn: (bare) => /==[^\s=]/.test(bare) && /[^\s=]==/.test(bare), sign: /\\.|=(?==)/gs },
  {
    isMarkIn: (bare) => bare.split(/\s+/).some((word) => word.indexOf('^') !== word.lastIndexOf('^')),
    sign: /\\.|\^/gs,
  },
];

/** Escapes formulas, highlights and raised text that a text only happens to spell; a lone sign of these stays as it is. */
export function withoutNoteMarks(escaped: string): string {
  if (!/[$=^]/.test(escaped)) return escaped;
  const bare = escaped.replace(/\\./gs, '..');
  return marks.reduce((text, { isMarkIn, sign }) => {
    if (!isMarkIn(bare)) return text;
    return text.replace(sign, (found) => (found.startsWith('\\') ? found : `\\${found}`));
  }, escaped);
}
