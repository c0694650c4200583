/** Texts about daily notes and templates. */
export const daily = {};
