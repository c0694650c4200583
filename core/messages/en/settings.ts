/** Texts about the settings. */
export const settings = {};
