import { describe, expect, it } from 'vitest';
import { passageOf } from './passage.ts';

const pieces = [
  { kind: 'same', text: 'abc' },
  { kind: 'removed', text: 'de' },
  { kind: 'added', text: 'XYZ' },
  { kind: 'same', text: 'fgh' },
] as const;
const of = (from: number, to: number, side: 'added' | 'removed') => passageOf([...pieces], { from, to }, side);

describe('what is selected of a version', () => {
  it('[VS9] is counted in the text of the version alone', () => {
    expect(of(3, 5, 'removed')).toEqual({ from: 3, to: 5 });
    expect(of(1, 9, 'removed')).toEqual({ from: 1, to: 6 });
    expect(of(1, 9, 'added')).toEqual({ from: 1, to: 7 });
    expect(of(5, 8, 'removed')).toBeUndefined();
    expect(of(8, 11, 'added')).toEqual({ from: 6, to: 9 });
  });
});
