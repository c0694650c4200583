import * as v from 'valibot';
import { newSecret, newSeatName, type RandomBytes } from '../contract/random-ids.ts';
import { timeMs } from '../contract/values.ts';
import { role } from './role.ts';

const secret = v.pipe(v.string(), v.regex(/^[0-9a-v]{26}$/));

const seat = v.object({
  _id: v.string(),
  _rev: v.optional(v.string()),
  v: v.literal(1),
  t: v.literal('seat'),
  account: v.pipe(v.string(), v.regex(/^member-[0-9a-v]{8}$/)),
  /** The account's password until somebody joins with it. */
  secret,
  /** The password before a change that may not have come through. */
  previous: v.optional(secret),
  /** Who it was handed out to. */
  invite: v.optional(
    v.object({
      role,
      /** What the owner calls the person. */
      label: v.string(),
      expiresMs: timeMs,
      /** The secret opened nothing any more when it was tried: somebody has joined. */
      isUsed: v.optional(v.boolean(), false),
    }),
  ),
});

/**
 * An account that was made in advance, because only an administrator of the server can make one (decision 19). It lies in
 * the database that owners alone can read, until one of them hands it out as an invite.
 */
export type Seat = v.InferOutput<typeof seat>;

/** Reads a stored seat; undefined when it is none. */
export function parseSeat(document: unknown): Seat | undefined {
  const parsed = v.safeParse(seat, document);
  return parsed.success && parsed.output._id === seatIdOf(parsed.output.account) ? parsed.output : undefined;
}

/** A seat that nobody has. */
export function newSeat(random: RandomBytes): Seat {
  const account = newSeatName(random);
  return { _id: seatIdOf(account), v: 1, t: 'seat', account, secret: newSecret(random) };
}

/** Where the seat of an account lies. */
export const seatIdOf = (account: string): string => `seat:${account}`;

/** Whether it can be handed out. */
export const isFree = ({ invite }: Seat): boolean => invite === undefined;
