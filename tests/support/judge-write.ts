import vm from 'node:vm';
import { guardDocument, type GuardKind } from '../../core/guard/guard-document.ts';

type Json = Readonly<Record<string, unknown>>;

/** Who writes what over what, where. `roles` is the map in the security object. */
export interface GuardedWrite {
  readonly doc: Json;
  readonly old?: Json | null;
  readonly name?: string | null;
  readonly serverRoles?: readonly string[];
  readonly commonplace?: Json;
}

/** A team with each role; mallory is in the database, and in no role. */
export const TEAM = { olive: 'owner', eve: 'editor', carl: 'commenter', rita: 'reader' };

/** Why the guard refuses a write; undefined when it lets it pass. */
export function judgeWrite(kind: GuardKind, write: GuardedWrite): string | undefined {
  const { doc, old = null, name = 'eve', serverRoles = [], commonplace = { roles: TEAM } } = write;
  const guard: unknown = vm.runInNewContext(`(${guardDocument(kind).validate_doc_update})`);
  if (typeof guard !== 'function') throw new Error('the guard is no function');
  try {
    guard(doc, old, { name, roles: serverRoles, db: 'notes' }, { commonplace });
    return undefined;
  } catch (thrown) {
    if (typeof thrown !== 'object' || thrown === null) throw thrown;
    if ('forbidden' in thrown) return String(thrown.forbidden);
    if ('unauthorized' in thrown) return String(thrown.unauthorized);
    throw thrown;
  }
}
