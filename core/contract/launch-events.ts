import * as v from 'valibot';

/** What the shell tells windows about being started again. */
export const launchEvents = {
  /** Something was asked of the window: take it with `launch.take`. */
  'launch.arrived': v.undefined(),
} as const;
