const places: Readonly<Record<string, (at: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => (at < 0 ? -1 : at - 1),
  Home: () => 0,
  End: () => -1,
};

/** Where a key leads in a menu, from the entry at `at`: an index for `Array.at`, modulo the length. Undefined: nowhere. */
export const menuPlace = (key: string, at: number): number | undefined => places[key]?.(at);
