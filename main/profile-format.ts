/**
 * The profile format that this version writes, and the newest it opens. The shell refuses newer profiles before anything
 * else is loaded; the engine brings older ones up to date. Alone in its file, so that reading it loads nothing.
 */
export const PROFILE_FORMAT = 1;
