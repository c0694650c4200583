const STEPS: Readonly<Record<string, (page: number) => number>> = {
  ArrowDown: () => 1,
  ArrowUp: () => -1,
  PageDown: (page) => page,
  PageUp: (page) => -page,
  Home: () => -Infinity,
  End: () => Infinity,
};

/** How many rows a key goes down in a list that shows `page` rows at once; undefined for a key that goes nowhere. */
export const listSteps = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, page: number): number | undefined =>
  ctrlKey || metaKey || altKey ? undefined : STEPS[key]?.(page);
