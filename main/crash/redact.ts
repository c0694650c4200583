/** What of a person and a computer must not leave it with a log. Empty strings count for nothing. */
export interface PrivateWords {
  readonly profileDir: string;
  readonly homeDir: string;
  readonly userName: string;
  readonly hostName: string;
}

/** Addresses, with whatever name and password stands in them; hosts and numbers of machines that errors name. */
const ADDRESS = /\b[a-z][a-z\d+.-]*:\/\/(?!\/)[^\s"'\\)]+/gi;
const MACHINE = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH) [^\s"'\\]+/g;
const NUMERIC = /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g;
const MAIL = /[^\s"'<>@\\]+@[^\s"'<>@\\]+\.[a-z]{2,}/gi;

/** Shorter names are parts of ordinary words: to take them out would ruin the log and hide nothing. */
const MIN_NAME_LENGTH = 3;

/** A line of the log without folders, names, servers and mail addresses of a person. Versions and error texts stay. */
export function redact(line: string, words: PrivateWords): string {
  const folders = [
    [words.profileDir, '<profile>'],
    [words.homeDir, '<home>'],
  ] as const;
  const names = [
    [words.userName, '<user>'],
    [words.hostName, '<computer>'],
  ] as const;
  let text = line;
  for (const [word, mark] of folders) text = without(text, word, mark);
  // The scheme of our own pages says nothing of anybody.
  text = text.replace(ADDRESS, (address) => (/^(app|node):/.test(address) ? address : '<address>'));
  text = text.replace(MACHINE, '$1 <address>').replace(NUMERIC, '<address>').replace(MAIL, '<mail>');
  for (const [word, mark] of names) if (word.length >= MIN_NAME_LENGTH) text = withoutWord(text, word, mark);
  return text;
}

/** Also as JSON spells it, where a backslash is two. */
function without(text: string, word: string, mark: string): string {
  if (word.length <= 1) return text;
  return text.replaceAll(JSON.stringify(word).slice(1, -1), mark).replaceAll(word, mark);
}

function withoutWord(text: string, word: string, mark: string): string {
  const literal = word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return text.replace(new RegExp(String.raw`(?<![\w-])${literal}(?![\w-])`, 'g'), mark);
}
