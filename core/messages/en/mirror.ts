/** Texts about the folder that mirrors a workspace. */
export const mirror = {};
