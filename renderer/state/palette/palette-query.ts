/** What is looked for: everything, or one kind of it. */
export type PaletteScope = 'all' | 'commands' | 'tags' | 'notebooks' | 'headings';

/** What was typed, read. */
export interface PaletteQuery {
  readonly scope: PaletteScope;
  /** Without the sign of the scope and without space around. */
  readonly text: string;
}

/** The sign that each scope begins with. */
export const PALETTE_SIGNS = {
  '>': 'commands',
  '#': 'tags',
  '/': 'notebooks',
  '@': 'headings',
} as const satisfies Record<string, PaletteScope>;

/** Reads what was typed: a sign at its beginning chooses what is looked for. */
export function paletteQueryOf(typed: string): PaletteQuery {
  const text = typed.trim();
  const scope = (PALETTE_SIGNS as Readonly<Record<string, PaletteScope>>)[text.slice(0, 1)];
  return scope === undefined ? { scope: 'all', text } : { scope, text: text.slice(1).trim() };
}
