const isMac = (): boolean => navigator.userAgent.includes('Mac OS');

const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' };

/** How keys like `Mod-Shift-x` are written on this system: `Ctrl+Shift+X`, `⌘⇧X`. */
export function keyLabel(keys: string): string {
  const parts = keys.split('-').map((part) => (part.length === 1 ? part.toUpperCase() : part));
  if (isMac()) return parts.map((part) => MAC_SIGNS[part] ?? part).join('');
  return parts.map((part) => (part === 'Mod' ? 'Ctrl' : part)).join('+');
}
