import type { CommandInput } from '../../core/contract/commands.ts';
import type { AppError } from '../../core/contract/errors.ts';
import { newSecret, type RandomBytes } from '../../core/contract/random-ids.ts';
import { fail, succeed, type Result } from '../../core/contract/result.ts';
import type { SentInvite } from '../../core/contract/sharing-commands.ts';
import { inviteLinkOf, isExpired, visibleIn } from '../../core/invite/invite.ts';
import { isFree, type Seat } from '../../core/membership/seat.ts';
import { changeMembership } from '../sync/change-membership.ts';
import { changePassword, tryPassword } from '../sync/change-password.ts';
import { readSeats, writeSeat } from '../sync/seats.ts';
import type { ServerClient } from '../sync/server-client.ts';

/** The workspace that somebody is invited into, and an owner's way to its server. */
export interface InvitingPorts {
  readonly ask: ServerClient;
  readonly server: string;
  readonly database: string;
  /** What the workspace is called here. */
  readonly workspace: string;
  readonly fetch: typeof globalThis.fetch;
  readonly randomBytes: RandomBytes;
  readonly now: () => number;
}

const DAY_MS = 86_400_000;
type Invited = Seat & { readonly invite: NonNullable<Seat['invite']> };

const isInvited = (seat: Seat): seat is Invited => seat.invite !== undefined;

/** Hands a free account out, which is a member from then on. Two owners who do it at once take two accounts. */
export async function createInvite(
  ports: InvitingPorts,
  { role, label, days }: CommandInput<'invites.create'>,
): Promise<Result<{ account: string; link: string }>> {
  const { ask, database, now } = ports;
  const seats = await readSeats(ask, database);
  if (!seats.ok) return seats;
  for (const seat of seats.value.filter(isFree)) {
    if (!(await isReady(ports, seat))) continue;
    const invite = { role, label, expiresMs: now() + days * DAY_MS, isUsed: false };
    const taken = await writeSeat(ask, database, { ...withoutPrevious(seat), invite });
    if (taken === undefined || !isInvited(taken)) continue;
    const changed = await changeMembership(ask, database, { account: seat.account, role });
    return changed.ok ? succeed({ account: seat.account, link: linkOf(ports, taken) }) : changed;
  }
  return fail({ code: 'no-seats' });
}

/** The link of an invite that nobody has used. */
export async function showInvite(ports: InvitingPorts, account: string): Promise<Result<{ link: string }>> {
  const found = await findInvite(ports, account);
  return found.ok ? succeed({ link: linkOf(ports, found.value) }) : found;
}

/** Takes the account out of the workspace and gives it another secret, so that it can be handed out again. */
export async function revokeInvite(ports: InvitingPorts, account: string): Promise<Result<undefined>> {
  const found = await findInvite(ports, account);
  if (!found.ok) return found;
  const changed = await changeMembership(ports.ask, ports.database, { account, role: undefined });
  if (!changed.ok) return changed;
  const { invite, ...seat } = found.value;
  const fresh = { ...seat, previous: seat.secret, secret: newSecret(ports.randomBytes) };
  // The new secret is written down before it counts: whatever ends in between, one of the two opens the account.
  const written = await writeSeat(ports.ask, ports.database, fresh);
  if (written === undefined) return succeed(undefined);
  if (!(await isReady(ports, written))) {
    await writeSeat(ports.ask, ports.database, { ...written, invite: { ...invite, isUsed: true } });
  }
  return succeed(undefined);
}

/** Every invite and what became of it, and how many more there can be. Those that ran out unused are withdrawn. */
export async function listInvites(ports: InvitingPorts): Promise<Result<{ invites: SentInvite[]; seatsLeft: number }>> {
  const seats = await readSeats(ports.ask, ports.database);
  if (!seats.ok) return seats;
  const invites: SentInvite[] = [];
  for (const seat of seats.value.filter(isInvited)) {
    const state = await stateOf(ports, seat);
    const { role, label, expiresMs } = seat.invite;
    invites.push({ account: seat.account, role, label, expiresMs, state });
    if (state === 'expired') await revokeInvite(ports, seat.account);
  }
  return succeed({ invites, seatsLeft: seats.value.filter(isFree).length });
}

/** An account is used when its secret opens it no more; that is asked once, lest CouchDB lock it. */
async function stateOf(ports: InvitingPorts, seat: Invited): Promise<SentInvite['state']> {
  if (seat.invite.isUsed) return 'used';
  const opened = await tryPassword(questionOf(ports, seat.account, seat.secret), ports.fetch);
  if (!opened.ok && opened.error.code === 'sign-in-failed') {
    await writeSeat(ports.ask, ports.database, { ...seat, invite: { ...seat.invite, isUsed: true } });
    return 'used';
  }
  return isExpired(seat.invite, ports.now()) ? 'expired' : 'open';
}

/** Whether the secret opens the account, after finishing a change of it that was interrupted. */
async function isReady(ports: InvitingPorts, { account, secret, previous }: Seat): Promise<boolean> {
  if (previous === undefined) return true;
  const changed = await changePassword(questionOf(ports, account, previous), secret, ports.fetch);
  if (changed.ok) return true;
  return (await tryPassword(questionOf(ports, account, secret), ports.fetch)).ok;
}

async function findInvite(ports: InvitingPorts, account: string): Promise<Result<Invited>> {
  const seats = await readSeats(ports.ask, ports.database);
  if (!seats.ok) return seats;
  const found = seats.value.find((seat) => seat.account === account);
  const gone: AppError = { code: 'invite-used' };
  return found !== undefined && isInvited(found) && !found.invite.isUsed ? succeed(found) : fail(gone);
}

function linkOf({ server, database, workspace }: InvitingPorts, { account, secret, invite }: Invited): string {
  const { role, expiresMs } = invite;
  return inviteLinkOf({
    server,
    database,
    account,
    secret,
    role,
    expiresMs,
    workspace: visibleIn(workspace) || database,
  });
}

const withoutPrevious = ({ previous: _, ...seat }: Seat): Seat => seat;

const questionOf = ({ server, database }: InvitingPorts, account: string, password: string) =>
  // The address is the one that this workspace is linked to: whoever linked it has agreed to it.
  ({ server, database, account, password, allowInsecure: true });
