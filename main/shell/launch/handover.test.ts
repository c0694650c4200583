import { expect, it } from 'vitest';
import { canHandOver } from './handover.ts';

it('[LA26] a command line can be handed over as long as both its copies fit into 31 KB', () => {
  const fits = (count: number, letter: string): boolean => {
    const args = Array.from({ length: count }, () => letter.repeat(100));
    return canHandOver(['/opt/Commonplace/commonplace', ...args], '/home/anna', { args });
  };
  expect([fits(0, 'x'), fits(145, 'x'), fits(160, 'x')]).toEqual([true, true, false]);
  // Beyond Latin letters a character takes two or three bytes in either copy.
  expect([fits(60, '界'), fits(66, '界')]).toEqual([true, false]);
});
