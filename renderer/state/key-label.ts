import { partsOf } from '../../core/shortcuts/keys.ts';

/** Whether this is a Mac, where keys have other names and Cmd does what Ctrl does elsewhere. */
export const isMac = (): boolean => navigator.userAgent.includes('Mac OS');

const SIGNS: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' };

/** How keys like `Mod-Shift-x` are written on this system: `Ctrl+Shift+X`, `⇧⌘X`. */
export function keyLabel(keys: string): string {
  const { isMod, isAlt, isShift, key } = partsOf(keys);
  const name = SIGNS[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  if (isMac()) return `${isAlt ? '⌥' : ''}${isShift ? '⇧' : ''}${isMod ? '⌘' : ''}${name}`;
  return [...(isMod ? ['Ctrl'] : []), ...(isAlt ? ['Alt'] : []), ...(isShift ? ['Shift'] : []), name].join('+');
}

/** The keys that begin a note from anywhere in the system, once that is switched on. */
export const captureKeys = (): string => keyLabel('Mod-Alt-n');
