/** Texts about the list of notes. */
export const list = {};
