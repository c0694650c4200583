/** A backslash that something else needs stays out of these: a pair before it is an escaped backslash. */
const free = '(?<!\\\\)';
const formula = new RegExp(`${free}\\$(?![\\s$])(?:\\\\.|[^\\\\$\\n])*?(?<!\\s)\\$(?![\\d$])`, 'g');
const highlight = new RegExp(`${free}==(?=[^\\s=])[^\\n]*?[^\\s=]==`, 'g');
const raised = new RegExp(`${free}\\^(?=\\S)[^\\s^]+\\^`, 'g');

/** A reference in brackets that no address, label or definition follows; never a box of a task, a note or a footnote. */
const bracketed = /(?<=[^\s\\[\]!] ?)\\\[([^[\]\\^\n][^[\]\\\n]{1,40}|\d)\](?=[^[(:])/g;

/**
 * Escaped text with the signs escaped that only notes read as marks, and those not that mark nothing where they stand.
 * `before` is what comes before the text.
 */
export function readableText(escaped: string, before: string): string {
  const isAtBreak = before === '' || before.endsWith('\n');
  let text = escaped;
  if (/[$=^]/.test(text)) {
    text = text.replace(formula, '\\$&').replace(highlight, '\\$&').replace(raised, '\\$&');
  }
  if (!text.includes('\\')) return text;
  // A lone star or line between spaces, a sharp sign that heads nothing, one tilde.
  text = text.replace(/(?<=\S )\\([*_])(?= )/g, '$1').replace(bracketed, '[$1]');
  if (isAtBreak) text = text.replace(/^\\#(?!#{0,5}(?:\s|$))/, '#');
  return text.match(/~/g)?.length === 1 ? text.replace(/(?<!\\)\\~/, '~') : text;
}
