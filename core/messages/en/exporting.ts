/** Texts about letting all notes out. */
export const exporting = {};
