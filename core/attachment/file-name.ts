/** Longer names are refused by file systems; most count bytes of UTF-8. */
const MAX_NAME_BYTES = 200;
const MAX_EXTENSION_UNITS = 20;

/** Path separators, marks that Windows refuses, and everything that would make the name read as another one. */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\\/:*?"<>|]/gu;
/** Names of devices on Windows, whatever follows the dot. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\.|$)/i;

/** What a file is called on the disk (R14): the name that people gave it, without anything by which it would be a path, hidden, or another name than it looks. */
export function safeFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(unsafe, '_')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  const named = plain === '' ? 'file' : plain;
  return shortened(device.test(named) ? `_${named}` : named);
}

/** What follows the last dot of a name, in lower case; empty when there is nothing. */
export const extensionOf = (name: string): string => /\.([^.\s]+)$/u.exec(name)?.[1]?.toLowerCase() ?? '';

/** Cuts the name, not its extension. */
function shortened(name: string): string {
  const extension = /\.[^.]*$/u.exec(name)?.[0] ?? '';
  const end = extension.length > MAX_EXTENSION_UNITS ? '' : extension;
  let room = MAX_NAME_BYTES - utf8Length(end);
  let kept = '';
  for (const letter of name.slice(0, name.length - end.length)) {
    room -= utf8Length(letter);
    if (room < 0) break;
    kept += letter;
  }
  return kept.trimEnd() + end;
}

function utf8Length(text: string): number {
  let length = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}
