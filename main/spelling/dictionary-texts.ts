/** A Hunspell dictionary as two texts: the rules and the words. */
export interface DictionaryTexts {
  readonly aff: string;
  readonly dic: string;
}

/** Names that Hunspell knows and the Encoding Standard does not. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([['tis620-2533', 'tis-620']]);

/**
 * Reads the two files in the encoding that the rules name (Latin-1 when they name none) and makes them say UTF-8, which
 * is what the checker is given. Throws an error whose message is a problem of the contract.
 */
export function dictionaryTexts(affBytes: Uint8Array, dicBytes: Uint8Array): DictionaryTexts {
  const named = /^\s*SET[ \t]+(\S+)/m.exec(decode(affBytes, 'latin1'))?.[1] ?? 'ISO8859-1';
  const encoding = encodingOf(named);
  const dic = decode(dicBytes, encoding);
  // Hunspell makes a table of as many places as the first line promises.
  const promised = /^\d+/.exec(dic.trimStart())?.[0];
  if (promised === undefined || Number(promised) > dicBytes.length) throw new Error('not-a-dictionary');
  const aff = decode(affBytes, encoding);
  return { aff: encoding === 'utf-8' ? aff : sayingUtf8(aff), dic };
}

function encodingOf(name: string): string {
  const lower = name.toLowerCase();
  const known = OTHER_NAMES.get(lower) ?? lower.replace(/^microsoft-cp/, 'windows-').replace(/^iso8859/, 'iso-8859');
  return known === 'utf8' ? 'utf-8' : known;
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    throw new Error('unreadable');
  }
}

/** Flags are single bytes unless the rules say otherwise; the upper half of them becomes longer in UTF-8. */
function sayingUtf8(aff: string): string {
  const flags = /^\s*FLAG\s/m.test(aff) ? '' : 'FLAG UTF-8\n';
  return `SET UTF-8\n${flags}${aff.replace(/^\s*SET[ \t].*$/m, '')}`;
}
