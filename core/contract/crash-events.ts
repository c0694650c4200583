import * as v from 'valibot';

/** What main tells a window about its own faults. */
export const crashEvents = {
  /** Something threw in main where nobody expected it, and main goes on. `reference` is in the log. Once per start. */
  'app.faulted': v.strictObject({ reference: v.string() }),
} as const;
