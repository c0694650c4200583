/** The colours a callout can have. */
export type Tone = 'note' | 'tip' | 'warning' | 'danger';

/** The beginning of a callout: its kind, how it is called, and how long its mark is in units. */
export interface CalloutStart {
  readonly tone: Tone;
  readonly label: string;
  readonly length: number;
}

const tones: ReadonlyMap<string, Tone> = new Map<string, Tone>([
  ...['tip', 'hint', 'success', 'check', 'done', 'example'].map((kind) => [kind, 'tip'] as const),
  ...['warning', 'caution', 'attention', 'question', 'important'].map((kind) => [kind, 'warning'] as const),
  ...['danger', 'error', 'bug', 'failure'].map((kind) => [kind, 'danger'] as const),
]);
const startPattern = /^\[!([a-z][a-z-]{0,30})\][+-]?[ \t]*/i;

/** Reads `[!kind] title` at the beginning of a quote's text. A kind that nobody defined is a note under its own name. */
export function calloutStartIn(text: string): CalloutStart | undefined {
  const [mark, kind] = startPattern.exec(text) ?? [];
  if (mark === undefined || kind === undefined) return undefined;
  const label = `${kind[0]?.toUpperCase()}${kind.slice(1).toLowerCase().replaceAll('-', ' ')}`;
  return { tone: tones.get(kind.toLowerCase()) ?? 'note', label, length: mark.length };
}
