/** Texts of what is drawn in a note: code, links, formulas, diagrams. */
export const preview = {
  copy: 'Copy',
  copyCode: 'Copy the code',
  copyCodeIn: (language: string) => `Copy the ${language} code`,
  opensBy: (key: string) => `${key}+click or ${key}+Enter opens it`,
  cannotOpen: 'This link cannot be opened',
  formulaWrong: 'This formula cannot be read.',
  diagramWaits: 'Drawing the diagram…',
  diagramWrong: 'This diagram cannot be read',
  diagramTooMuch: 'This diagram takes too long to draw, or is too large',
  newNote: (title: string) => `New note “${title}”`,
  member: 'member',
};
