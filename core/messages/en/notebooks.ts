/** Texts about notebooks. */
export const notebooks = {};
