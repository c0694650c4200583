/** Texts about keys and changing them. */
export const shortcuts = {};
