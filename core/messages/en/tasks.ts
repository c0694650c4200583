/** Texts about the view of tasks. */
export const tasks = {};
