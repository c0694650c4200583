import * as v from 'valibot';

// Keys that are pressed together have one spelling: `Mod-Alt-Shift-` as far as they are held, then the key itself, as it is
// called without Shift. `Mod` is Cmd on a Mac and Ctrl elsewhere.
const NAMED = 'Backspace|Delete|Enter|Space|Home|End|PageUp|PageDown|Arrow(?:Up|Down|Left|Right)';
const FUNCTION = 'F(?:[1-9]|1[0-9]|2[0-4])';
/** A sign of ASCII that is no capital letter, or a key with a name. */
const ANY = `(?:[!-@[-\`a-~]|${NAMED}|${FUNCTION})`;
const KEY = new RegExp(`^${ANY}$`);
const SHORTCUT = new RegExp(`^(?:Mod-(?:Alt-)?(?:Shift-)?${ANY}|(?:Alt-)?(?:Shift-)?${FUNCTION})$`);

/** Keys that a command can have: a key alone, or with Shift or Alt alone, is for writing, unless it is a function key. */
export const shortcutKeys = v.pipe(v.string(), v.maxLength(40), v.regex(SHORTCUT));

/** Whether keys can be a command's. */
export const canBeShortcut = (keys: string): boolean => v.is(shortcutKeys, keys);

/** Keys taken apart. */
export interface KeyParts {
  readonly isMod: boolean;
  readonly isAlt: boolean;
  readonly isShift: boolean;
  readonly key: string;
}

/** What a key press says of itself, as the DOM's `KeyboardEvent` does. */
export interface KeyPress {
  /** What the key means now, with the layout and Shift applied. */
  readonly key: string;
  /** Where the key is, as on an American keyboard. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Takes keys apart; those of commands and of the editor's own tables alike. */
export function partsOf(keys: string): KeyParts {
  const [held = '', mod, alt, shift] = /^(Mod-)?(Alt-)?(Shift-)?/.exec(keys) ?? [];
  return { isMod: !!mod, isAlt: !!alt, isShift: !!shift, key: keys.slice(held.length) };
}

/** The keys of a press; undefined while only Ctrl, Alt and the like are held, or Ctrl on a Mac, which is the system's. */
export function keysOf(press: KeyPress, isMac: boolean): string | undefined {
  const [isMod, isOther] = isMac ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey];
  const key = keyOf(press);
  if (isOther || key === undefined) return undefined;
  return `${isMod ? 'Mod-' : ''}${press.altKey ? 'Alt-' : ''}${press.shiftKey ? 'Shift-' : ''}${key}`;
}

/** A letter as the layout has it; where Shift, Alt or the script make something else of it, as an American keyboard has it. */
function keyOf({ key, code, shiftKey, altKey }: KeyPress): string | undefined {
  const small = key === ' ' ? 'Space' : key.length === 1 ? key.toLowerCase() : key;
  const isPlain = KEY.test(small) && (small.length > 1 || /[a-z]/.test(small) || !(shiftKey || altKey));
  const named = isPlain ? small : onAmericanKeyboard(code);
  return named !== undefined && KEY.test(named) ? named : undefined;
}

const SIGNS: Readonly<Record<string, string>> = {
  Backquote: '`',
  Backslash: '\\',
  BracketLeft: '[',
  BracketRight: ']',
  Comma: ',',
  Equal: '=',
  Minus: '-',
  Period: '.',
  Quote: "'",
  Semicolon: ';',
  Slash: '/',
};

const onAmericanKeyboard = (code: string): string | undefined =>
  SIGNS[code] ?? /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase();
