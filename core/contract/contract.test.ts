import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { commands, type CommandInput } from './commands.ts';
import { appError, type AppErrorCode } from './errors.ts';
import { events } from './events.ts';
import { noteId, type NoteId } from './ids.ts';
import { CONTRACT_VERSION, WIRE_HASHES } from './version.ts';

/** JSON Schema has no byte arrays and no undefined; they stand as an empty schema, which is enough to notice a change. */
const schemaOf = (schema: v.GenericSchema) => toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' });

describe('contract', () => {
  it('[CO1] the wire changes only together with its version', () => {
    const wire = {
      commands: Object.entries(commands).map(([name, { input, output, maxBytes }]) => {
        return [name, schemaOf(input), schemaOf(output), maxBytes];
      }),
      events: Object.entries(events).map(([name, payload]) => [name, schemaOf(payload)]),
      errors: schemaOf(appError),
    };
    const hash = bytesToHex(sha256(utf8ToBytes(JSON.stringify(wire)))).slice(0, 16);
    expect(hash).toBe(WIRE_HASHES[CONTRACT_VERSION]);
    expect(Math.max(...Object.keys(WIRE_HASHES).map(Number))).toBe(CONTRACT_VERSION);
  });

  it('[CO2] commands are noun.verb, events are noun.fact, and none shares a name', () => {
    const names = [...Object.keys(commands), ...Object.keys(events)];
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+\.[a-z]+([A-Z][a-z]+)*$/);
  });

  it('[CO3] inputs are strict: an unknown field, a wrong type or a bare string for an id is refused', () => {
    const good = { id: 'a'.repeat(20), clientId: 7, update: new Uint8Array([1]) };
    const { input } = commands['notes.edit'];
    expect(v.safeParse(input, good).success).toBe(true);
    expect(v.safeParse(input, structuredClone(good)).success).toBe(true);
    for (const bad of [
      { ...good, extra: 1 },
      { ...good, id: 'A'.repeat(20) },
      { ...good, id: '../../../../etc/passwd' },
      { ...good, clientId: 1.5 },
      { ...good, clientId: 2 ** 53 },
      { ...good, update: [1] },
      { ...good, update: 'AQ==' },
      null,
      [],
    ])
      expect(v.safeParse(input, bad).success).toBe(false);
    for (const { maxBytes } of Object.values(commands)) expect(maxBytes).toBeGreaterThanOrEqual(0);
  });

  it('[CO4] a bare string is no note id, and no error is without a code, for the compiler', () => {
    // @ts-expect-error a string must be parsed before it is an id
    const id: NoteId = 'a'.repeat(20);
    // @ts-expect-error no such command
    type Unknown = CommandInput<'notes.explode'>;
    const code: AppErrorCode = 'store-full';
    expect([v.is(noteId, id), code, undefined satisfies Unknown | undefined]).toEqual([true, 'store-full', undefined]);
  });
});
