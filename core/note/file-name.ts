/** Longest name without its extension, in bytes of UTF-8: what every file system takes, with room for more behind it. */
const MAX_NAME_BYTES = 120;
/** Names that Windows keeps for devices, whatever follows the first dot, and those that systems give to files of their own. */
const reserved =
  /^(?:(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?:\..*)?|__macosx|thumbs\.db|desktop\.ini)$/i;
/** What some file system does not take, and what nobody sees. */
const forbidden = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]+/gu;

/**
 * A file name made of somebody's words (R14), good on every system: no separators, no hidden files, no devices, not too
 * long. `words` without any letter to keep become `fallback`.
 */
export function fileNameOf(words: string, fallback: string): string {
  const name = shortened(words.normalize('NFC').replace(forbidden, ' ').replace(/\s+/g, ' ')).replace(
    /^[. ]+|[. ]+$/g,
    '',
  );
  if (name === '') return fallback;
  return reserved.test(name) ? `${name.replace(/(\..*)?$/, '_$1')}` : name;
}

function shortened(name: string): string {
  let bytes = 0;
  let short = '';
  for (const letter of name) {
    bytes += utf8Length(letter.codePointAt(0) ?? 0);
    if (bytes > MAX_NAME_BYTES) break;
    short += letter;
  }
  return short;
}

const utf8Length = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);

/** What names have in common that some file system takes for one: case, and the forms that a letter can be written in. */
export const fileNameKeyOf = (name: string): string =>
  name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFC');

/** Gives out names that differ on every system, also where upper and lower case do not: `a.png`, `a 2.png`. */
export class DistinctNames {
  readonly #taken: Set<string>;

  /** `taken`: names that are given out already. */
  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(Array.from(taken, fileNameKeyOf));
  }

  /** The name itself, or with a number before its extension. */
  take(name: string): string {
    const dot = name.lastIndexOf('.');
    const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    let distinct = name;
    for (let count = 2; this.#taken.has(fileNameKeyOf(distinct)); count++) distinct = `${stem} ${count}${extension}`;
    this.#taken.add(fileNameKeyOf(distinct));
    return distinct;
  }
  has(name: string): boolean {
    return this.#taken.has(fileNameKeyOf(name));
  }

  /** The name may be given out again. */
  free(name: string): void {
    this.#taken.delete(fileNameKeyOf(name));
  }
}
