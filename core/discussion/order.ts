import type { Message } from './message.ts';

/** What the order of messages goes by. */
export type MessagePlace = Pick<Message, 'lamport' | 'account' | 'device'>;

/**
 * The order of messages, the same for everybody: who had seen a message comes after it, whatever the clocks say. Of two who
 * had not seen each other the smaller name is first.
 */
export function compareMessages(one: MessagePlace, other: MessagePlace): number {
  return (
    one.lamport - other.lamport || compareText(one.account, other.account) || compareText(one.device, other.device)
  );
}

const compareText = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/**
 * No two counters that follow each other are further apart: nobody writes so much unseen. A counter that is leapt to would
 * otherwise use the numbers up for everybody.
 */
export const LEAP = 2 ** 20;

/** The highest counter that was come to without a leap; 0 in an empty discussion. `lamports` are in ascending order. */
export function believedLamport(lamports: Iterable<number>): number {
  let reached = 0;
  for (const lamport of lamports) {
    if (lamport > reached + LEAP) break;
    reached = Math.max(reached, lamport);
  }
  return reached;
}
