import { type HubDocument, isStringList } from '../json.ts';
import { badRequest, forbidden, notFound, type Refusal } from '../http/refusal.ts';
import { passwordFields } from './passwords.ts';
import { isServerAdmin, type UserContext } from './user-context.ts';

/** The name of the database of accounts. */
export const usersDatabase = '_users';
const prefix = 'org.couchdb.user:';

/** The document of an account. */
export function userDocumentId(name: string): string {
  return `${prefix}${name}`;
}

/** True when a document is the asking person's own account. */
export function isOwnAccount(id: string, user: UserContext): boolean {
  return user.name !== null && id === userDocumentId(user.name);
}

function shapeProblem(next: HubDocument): string | undefined {
  const { name, roles } = next;
  if (next['type'] !== 'user') return 'doc.type must be user';
  if (typeof name !== 'string' || name === '') return 'doc.name is required';
  if (next._id !== userDocumentId(name)) return `Doc ID must be of the form ${prefix}name`;
  if (name.startsWith('_')) return 'Username may not start with underscore.';
  if (name.includes(':')) return 'Character `:` is not allowed in usernames.';
  if (!isStringList(roles)) return 'doc.roles must be an array of strings';
  if (roles.some((role) => role.startsWith('_'))) return 'No system roles (starting with underscore) in users db.';
  if (typeof next['password'] !== 'string' && 'password' in next) return 'doc.password must be a string';
  return undefined;
}

/**
 * Why a write to the accounts is refused, or `undefined`. Everybody may change the own account, but not its roles;
 * somebody else's looks absent. Only an admin makes accounts.
 */
export function userDocumentProblem(
  next: HubDocument,
  previous: HubDocument | undefined,
  user: UserContext,
): Refusal | undefined {
  const isAdmin = isServerAdmin(user);
  if (!isAdmin && !isOwnAccount(next._id, user)) return notFound('missing');
  if (!isAdmin && !previous) return forbidden('Only administrators may create accounts.');
  if (next._deleted) return undefined;
  const problem = shapeProblem(next);
  if (problem) return forbidden(problem);
  const rolesOf = (document: HubDocument | undefined): string => JSON.stringify(document?.['roles'] ?? []);
  if (!isAdmin && rolesOf(next) !== rolesOf(previous)) return forbidden('Only _admin may set roles.');
  return undefined;
}

/** The document as it is stored: a password becomes its derived key, and is nowhere else. */
export async function hiddenPassword(document: HubDocument): Promise<HubDocument> {
  if (document._deleted) return document;
  const { password, ...rest } = document;
  if (password === undefined) return document;
  if (typeof password !== 'string' || password === '') throw badRequest('The password must not be empty.');
  return { ...rest, _id: document._id, ...(await passwordFields(password)) };
}
