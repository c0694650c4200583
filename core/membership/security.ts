import * as v from 'valibot';
import { role, type Role } from './role.ts';

const people = v.looseObject({
  names: v.optional(v.array(v.string()), []),
  roles: v.optional(v.array(v.string()), []),
});
const security = v.looseObject({
  admins: v.optional(people, {}),
  members: v.optional(people, {}),
  commonplace: v.optional(
    v.looseObject({
      roles: v.optional(v.record(v.string(), v.unknown()), {}),
      default: v.optional(v.string()),
    }),
  ),
});

/**
 * The security object of a database: who gets in (CouchDB's own part) and who may do what there (ours, `commonplace`, which
 * CouchDB keeps and hands to the guard). What others keep in it stays.
 */
export type Security = v.InferOutput<typeof security>;

/** Reads what the server answers for `_security`; undefined when it is no such object. */
export function parseSecurity(json: unknown): Security | undefined {
  const parsed = v.safeParse(security, json);
  return parsed.success ? parsed.output : undefined;
}

/** A member as the security object has them. */
export interface Membership {
  readonly account: string;
  readonly role: Role;
}

/** Everybody with a role, by account. */
export function membershipsIn({ commonplace }: Security): readonly Membership[] {
  const found = Object.entries(commonplace?.roles ?? {}).flatMap(([account, given]) =>
    v.is(role, given) ? [{ account, role: given }] : [],
  );
  return found.sort((a, b) => (a.account < b.account ? -1 : 1));
}

/**
 * The role that an account has where the guard rules: its own, else that of everybody. Undefined where it has none, and
 * where nobody has one because no roles were ever given: then the database rules by itself.
 */
export function roleIn({ commonplace }: Security, account: string): Role | undefined {
  const roles = commonplace?.roles ?? {};
  const given: unknown = Object.hasOwn(roles, account) ? roles[account] : commonplace?.default;
  return v.is(role, given) ? given : undefined;
}

/** Gives an account a role: it gets in, and an owner may change the security object. */
export function withRole(before: Security, account: string, given: Role): Security {
  const { admins, members, commonplace } = before;
  return {
    ...before,
    admins: given === 'owner' ? withName(admins, account) : withoutName(admins, account),
    members: closed(withName(members, account)),
    commonplace: { ...commonplace, roles: { ...commonplace?.roles, [account]: given } },
  };
}

/** Takes an account's role and its way in. */
export function withoutMember(before: Security, account: string): Security {
  const { admins, members, commonplace } = before;
  const { [account]: _, ...roles } = commonplace?.roles ?? {};
  return {
    ...before,
    admins: withoutName(admins, account),
    members: closed(withoutName(members, account)),
    commonplace: { ...commonplace, roles },
  };
}

/**
 * A database that people used before it had roles: they stay editors, each by name, and whoever gets in by a role of the
 * server as well, so that the guard locks nobody out.
 */
export function withFirstRoles(before: Security): Security {
  if (before.commonplace !== undefined) return before;
  const names = [...(before.members.names ?? []), ...(before.admins.names ?? [])];
  const isOpen = (before.members.roles ?? []).some((each) => each !== SERVER_ADMIN);
  const roles = Object.fromEntries(names.map((name) => [name, 'editor' satisfies Role]));
  return { ...before, commonplace: { roles, ...(isOpen ? { default: 'editor' satisfies Role } : {}) } };
}

const SERVER_ADMIN = '_admin';
type People = Security['members'];

const withName = (list: People, name: string): People => ({
  ...list,
  names: [...new Set([...(list.names ?? []), name])],
});
const withoutName = (list: People, name: string): People => ({
  ...list,
  names: (list.names ?? []).filter((each) => each !== name),
});

/** CouchDB opens a database to everybody when nobody is left in its list. */
const closed = (list: People): People =>
  (list.roles ?? []).includes(SERVER_ADMIN) ? list : { ...list, roles: [...(list.roles ?? []), SERVER_ADMIN] };
