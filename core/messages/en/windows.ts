/** Texts about several windows. */
export const windows = {};
