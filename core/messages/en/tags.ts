/** Texts about tags in the sidebar. */
export const tags = {};
