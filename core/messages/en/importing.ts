/** Texts about taking notes in from elsewhere. */
export const importing = {};
