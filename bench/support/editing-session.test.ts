import { describe, expect, it } from 'vitest';
import { editingSession, SITTING_KEYSTROKES, type Stroke } from './editing-session.ts';

const START = 'One line.\n\n| a |\n| - |\n\nAnother line.';

function textAfter(strokes: readonly Stroke[]): string {
  return strokes.reduce((text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to), START);
}

describe('editing session', () => {
  const options = { seed: 7, keystrokes: 20_000 };
  const strokes = [...editingSession(START, options)];

  it('is the same for the same seed, and another for another', () => {
    expect([...editingSession(START, options)]).toEqual(strokes);
    expect([...editingSession(START, { ...options, seed: 8 })]).not.toEqual(strokes);
  });

  it('has as many keystrokes as asked for, one key each but for the pastes, and sittings', () => {
    expect(strokes).toHaveLength(options.keystrokes);
    const pastes = strokes.filter(({ insert }) => insert.length > 1);
    expect(pastes.length).toBeGreaterThan(5);
    expect(pastes.length).toBeLessThan(200);
    expect(strokes.at(-1)?.sitting).toBe(options.keystrokes / SITTING_KEYSTROKES - 1);
  });

  it('takes back one key in ten, and moves about', () => {
    const deletions = strokes.filter(({ from, to }) => from < to);
    const share = deletions.length / strokes.length;
    expect(share).toBeGreaterThan(0.07);
    expect(share).toBeLessThan(0.13);
    const moves = strokes.filter(({ to }, at) => at > 0 && to !== caretAfter(strokes[at - 1]));
    expect(moves.length).toBeGreaterThan(100);
  });

  it('changes only what is there', () => {
    const text = textAfter(strokes);
    expect(text).toContain('| a |\n| - |');
    expect(text.length).toBeGreaterThan(options.keystrokes / 2);
  });
});

const caretAfter = (stroke: Stroke | undefined): number | undefined => stroke && stroke.from + stroke.insert.length;
