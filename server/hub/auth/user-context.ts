import { isObject, isStringList } from '../json.ts';
import { forbidden, type Refusal, unauthorized } from '../http/refusal.ts';

/** Who asks. `name` is null for somebody who did not sign in; the role `_admin` is the server admin's. */
export interface UserContext {
  readonly name: string | null;
  readonly roles: readonly string[];
}

/** Nobody: no name, no roles. */
export const anonymous: UserContext = { name: null, roles: [] };

/** True for the server admin. */
export function isServerAdmin(user: UserContext): boolean {
  return user.roles.includes('_admin');
}

function isListed(section: unknown, user: UserContext): boolean {
  if (!isObject(section)) return false;
  const { names, roles } = section;
  if (user.name !== null && isStringList(names) && names.includes(user.name)) return true;
  return isStringList(roles) && roles.some((role) => user.roles.includes(role));
}

function isEmptySection(section: unknown): boolean {
  if (!isObject(section)) return true;
  const isEmpty = (list: unknown): boolean => !Array.isArray(list) || list.length === 0;
  return isEmpty(section['names']) && isEmpty(section['roles']);
}

/** True for who may change the security object and the design documents of a database. */
export function isDatabaseAdmin(security: unknown, user: UserContext): boolean {
  return isServerAdmin(user) || (isObject(security) && isListed(security['admins'], user));
}

/** True for who may read and write documents. As in CouchDB, a security object without members is open to all. */
export function isMember(security: unknown, user: UserContext): boolean {
  if (isDatabaseAdmin(security, user)) return true;
  const members = isObject(security) ? security['members'] : undefined;
  return isEmptySection(members) || isListed(members, user);
}

/** The refusal for somebody who is no member: 401 asks to sign in, 403 is final. */
export function notAMember(user: UserContext): Refusal {
  return user.name === null
    ? unauthorized('You are not authorized to access this db.')
    : forbidden('You are not allowed to access this db.');
}

/** The refusal of what only a server admin may do; 401 for everybody else, signed in or not, as CouchDB answers. */
export function notServerAdmin(): Refusal {
  return unauthorized('You are not a server admin.');
}

/** A new database is closed to everybody but the server admin. */
export const closedSecurity = { members: { roles: ['_admin'] }, admins: { roles: ['_admin'] } };
