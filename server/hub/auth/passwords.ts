import { createHash, pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { JsonObject } from '../json.ts';

const derive = promisify(pbkdf2);

/** Fewer rounds than CouchDB's 600,000: the hub is for trying out, and its tests make many accounts. */
const iterations = 20_000;
const keyBytes = 32;

/** The fields that stand in a user document instead of the password. */
export async function passwordFields(password: string): Promise<JsonObject> {
  const salt = randomBytes(16).toString('hex');
  const key = await derive(password, salt, iterations, keyBytes, 'sha256');
  return { password_scheme: 'pbkdf2', pbkdf2_prf: 'sha256', iterations, salt, derived_key: key.toString('hex') };
}

/** Compares two texts in a time that says nothing about where they differ. */
export function isSameText(a: string, b: string): boolean {
  const digest = (text: string): Uint8Array => new Uint8Array(createHash('sha256').update(text).digest());
  return timingSafeEqual(digest(a), digest(b));
}

/** Checks passwords against the fields of user documents. */
export interface PasswordChecker {
  matches(fields: JsonObject, password: string): Promise<boolean>;
}

/** Remembered in memory as digests only, so that basic authentication derives a key once and not for each request. */
const rememberedAtMost = 1000;

/** Creates a checker with an empty memory. */
export function createPasswordChecker(): PasswordChecker {
  const remembered = new Set<string>();
  return {
    async matches(fields, password) {
      const { salt, derived_key: expected, iterations: rounds } = fields;
      if (typeof salt !== 'string' || typeof expected !== 'string' || typeof rounds !== 'number') return false;
      const digest = createHash('sha256').update(`${salt}\0${expected}\0${password}`).digest('hex');
      if (remembered.has(digest)) return true;
      const prf = fields['pbkdf2_prf'] === 'sha' ? 'sha1' : 'sha256';
      const key = await derive(password, salt, rounds, expected.length / 2, prf);
      if (!isSameText(key.toString('hex'), expected)) return false;
      if (remembered.size >= rememberedAtMost) remembered.clear();
      remembered.add(digest);
      return true;
    },
  };
}
