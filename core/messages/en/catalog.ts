/** Texts about the catalog. */
export const catalog = {};
