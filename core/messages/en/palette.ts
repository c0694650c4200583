/** Texts about going to anything. */
export const palette = {};
