import type { CommandInput } from '../../core/contract/commands.ts';
import { newSecret, type RandomBytes } from '../../core/contract/random-ids.ts';
import { fail, succeed, type Result } from '../../core/contract/result.ts';
import type { Invitation } from '../../core/contract/sharing-commands.ts';
import { isExpired, parseInvite, type Invite } from '../../core/invite/invite.ts';
import { changePassword, tryPassword } from '../sync/change-password.ts';
import { parseServerAddress } from '../sync/server-address.ts';
import type { ServerQuestion } from '../sync/server-question.ts';
import type { LinkOutcome, LinkWish } from './linking.ts';
import { pendingJoin } from './pending-join.ts';
import type { SecretBox } from './ports.ts';

/** What joining needs of the engine that runs it. */
export interface JoinPorts {
  readonly profileDir: string;
  readonly secrets: SecretBox;
  readonly fetch: typeof globalThis.fetch;
  readonly randomBytes: RandomBytes;
  readonly now: () => number;
  readonly link: (wish: LinkWish) => Promise<LinkOutcome>;
}

type Ports = Pick<JoinPorts, 'now' | 'secrets'>;

/** What an invite leads to, for the person to decide. */
export function readInvitation(ports: Ports, text: string): Result<Invitation> {
  const read = validInvite(ports, text);
  if (!read.ok) return read;
  const { server, workspace, role, expiresMs } = read.value;
  const isInsecure = !parseServerAddress(server, false).ok;
  return succeed({ server, workspace, role, expiresMs, isInsecure, needsPassword: !ports.secrets.isSafe });
}

/**
 * Joins with an invite: signs in with its secret, gives the account a password that this computer alone knows, and links.
 * From then on the invite opens nothing. Interrupted anywhere, the same invite goes on here.
 */
export async function joinWorkspace(ports: JoinPorts, input: CommandInput<'invites.join'>): Promise<LinkOutcome> {
  const read = validInvite(ports, input.text);
  if (!read.ok) return read;
  const { server, database, account } = read.value;
  // Nobody could give a password again at the next start that nobody knows.
  if (!ports.secrets.isSafe && input.password === undefined) return fail({ code: 'invalid-input' });
  const pending = pendingJoin(ports.profileDir, ports.secrets);
  const begun = await pending.read(account, server);
  const own = begun ?? input.password ?? newSecret(ports.randomBytes);
  const question = { server, database, account, allowInsecure: true };
  const opening = await openingPassword(ports, question, [read.value.secret, own]);
  if (!opening.ok) return opening;
  const claim = async (): Promise<Result<string>> => {
    if (opening.value === own) return succeed(own);
    await pending.write(account, server, own);
    const changed = await changePassword({ ...question, password: opening.value }, own, ports.fetch);
    return changed.ok ? succeed(own) : changed;
  };
  const { copyLocalNotes } = input;
  const wish = { ...question, password: opening.value, create: false, claim };
  const linked = await ports.link(copyLocalNotes ? { ...wish, copyLocalNotes } : wish);
  if (linked.ok && linked.value.kind === 'shown') await pending.remove();
  // An account that is in no list of the workspace had its invite withdrawn.
  return !linked.ok && linked.error.code === 'no-permission' ? fail({ code: 'invite-used' }) : linked;
}

function validInvite({ now }: Pick<JoinPorts, 'now'>, text: string): Result<Invite> {
  const invite = parseInvite(text);
  if (invite === undefined) return fail({ code: 'invite-invalid' });
  return isExpired(invite, now()) ? fail({ code: 'invite-expired' }) : succeed(invite);
}

/** The first of these passwords that opens the account. */
async function openingPassword(
  { fetch }: JoinPorts,
  question: Omit<ServerQuestion, 'password'>,
  passwords: readonly string[],
): Promise<Result<string>> {
  for (const password of passwords) {
    const opened = await tryPassword({ ...question, password }, fetch);
    if (opened.ok) return succeed(password);
    if (opened.error.code !== 'sign-in-failed') return opened;
  }
  return fail({ code: 'invite-used' });
}
