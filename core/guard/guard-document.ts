import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { FILES_GUARD } from './files-guard.ts';
import { LIVE_GUARD } from './live-guard.ts';
import { TEXT_GUARD } from './text-guard.ts';

/** Which database of a workspace a guard is for. */
export type GuardKind = 'text' | 'files' | 'live';

/** Where the guard lies in its database. */
export const GUARD_ID = '_design/commonplace';

/** The newest version of the guards. It rises with every change of a rule. */
export const GUARD_VERSION = 1;

const sources: Readonly<Record<GuardKind, string>> = { text: TEXT_GUARD, files: FILES_GUARD, live: LIVE_GUARD };

/**
 * What the guards of each version hash to (R31): the first 32 digits of the SHA-256 of the function. A guard that says it
 * is of a version here and hashes to something else was altered on the server.
 */
export const GUARD_HASHES: Readonly<Record<number, Readonly<Record<GuardKind, string>>>> = {
  1: {
    text: '37b66791fdef6f5d13f6bcfad358b1fc',
    files: 'de118a94ece99b4a0b6cae9d4d7ceadc',
    live: '49c5ba6b5d3799ee568636d2a009fdfb',
  },
};

/** The guard as CouchDB stores it. Design documents are no part of a partition, which the option says. */
export const guardDocument = (kind: GuardKind) => ({
  _id: GUARD_ID,
  language: 'javascript',
  options: { partitioned: false },
  commonplace: { guard: kind, version: GUARD_VERSION },
  validate_doc_update: sources[kind],
});

/** What stands in the guard's place: `older` and `newer` are whole, of another version; `altered` is none of ours. */
export type GuardState = 'absent' | 'current' | 'older' | 'newer' | 'altered';

const stored = v.object({
  commonplace: v.object({ guard: v.string(), version: v.number() }),
  validate_doc_update: v.string(),
});

/** Judges what was read at `GUARD_ID`; undefined where nothing was. Of a newer version only its own app knows the hash. */
export function judgeGuard(kind: GuardKind, document: unknown): GuardState {
  if (document === undefined) return 'absent';
  const parsed = v.safeParse(stored, document);
  if (!parsed.success || parsed.output.commonplace.guard !== kind) return 'altered';
  const { version } = parsed.output.commonplace;
  if (version > GUARD_VERSION) return 'newer';
  if (GUARD_HASHES[version]?.[kind] !== guardHash(parsed.output.validate_doc_update)) return 'altered';
  return version === GUARD_VERSION ? 'current' : 'older';
}

/** What the function of a guard hashes to. */
export const guardHash = (source: string): string => bytesToHex(sha256(utf8ToBytes(source))).slice(0, 32);
