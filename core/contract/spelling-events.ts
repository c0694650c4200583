import { spellingState } from './spelling-values.ts';

/** What the spelling tells windows unasked. */
export const spellingEvents = {
  /** Settings, dictionaries or words changed: what was looked up before no longer holds. */
  'spelling.changed': spellingState,
} as const;
