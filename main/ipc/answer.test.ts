import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type CommandName, commands } from '../../core/contract/commands.ts';
import type { Handlers } from '../../core/contract/handlers.ts';
import { fail, succeed } from '../../core/contract/result.ts';
import { type Answering, answer } from './answer.ts';

const names = Object.keys(commands) as CommandName[];
const NOTE = '0123456789abcdefghij';

interface Seen {
  readonly name: string;
  readonly input: unknown;
  readonly window: number;
}

/** Handlers that note what reached them and answer as `respond` says. */
function recordingHandlers(respond: () => Promise<unknown> = async () => succeed(undefined)) {
  const seen: Seen[] = [];
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      (input: unknown, window: number) => {
        seen.push({ name, input, window });
        return respond();
      },
    ]),
  );
  return { seen, handlers: Promise.resolve(handlers as unknown as Handlers) };
}

function answering(overrides: Partial<Answering> = {}) {
  const faults: { message: string; cause: unknown }[] = [];
  const options: Answering = {
    checksOutput: false,
    newReference: () => 'ref-1',
    onFault: (message, cause) => faults.push({ message, cause }),
    ...overrides,
  };
  return { faults, options };
}

describe('answering a call', () => {
  it('[DR1] answers a name outside the contract with invalid-input, own properties of objects included', async () => {
    const { seen, handlers } = recordingHandlers();
    for (const name of [
      'notes.steal',
      'toString',
      '__proto__',
      'constructor',
      '',
      7,
      null,
      undefined,
      ['notes.open'],
    ]) {
      const result = await answer({ name, input: undefined, window: 1 }, handlers, answering().options);
      expect(result).toEqual(fail({ code: 'invalid-input' }));
    }
    expect(seen).toEqual([]);
  });

  it('[DR2] hands a handler the parsed input and the window, and its answer back', async () => {
    const { seen, handlers } = recordingHandlers(async () => succeed('opened'));
    const result = await answer({ name: 'notes.open', input: { id: NOTE }, window: 7 }, handlers, answering().options);
    expect(result).toEqual({ ok: true, value: 'opened' });
    expect(seen).toEqual([{ name: 'notes.open', input: { id: NOTE }, window: 7 }]);
  });

  it('[DR2] refuses input with a wrong type, a missing key or a key too many', async () => {
    const { seen, handlers } = recordingHandlers();
    for (const input of [undefined, null, 'x', {}, { id: 'short' }, { id: NOTE, extra: 1 }, [NOTE]]) {
      const result = await answer({ name: 'notes.open', input, window: 1 }, handlers, answering().options);
      expect(result).toEqual(fail({ code: 'invalid-input' }));
    }
    expect(seen).toEqual([]);
  });

  it('[DR2] survives 10,000 random calls on every name without throwing or passing on what does not parse', async () => {
    const id = fc.constant(NOTE);
    const page = { query: fc.string(), offset: fc.nat(), limit: fc.nat(300) };
    const near = fc.oneof(
      fc.record({ id }),
      fc.record({ password: fc.oneof(fc.string(), fc.nat()) }),
      fc.record(
        { view: fc.constantFrom('all', 'trash', 'none'), ...page },
        { requiredKeys: ['view', 'query', 'offset'] },
      ),
      fc.record({ id, clientId: fc.integer(), update: fc.oneof(fc.uint8Array(), fc.string()), more: fc.nat() }),
      fc.record({ id, clientId: fc.integer(), update: fc.uint8Array() }),
      fc.record({ note: id, version: fc.constant(`0000000001-alice~${'0'.repeat(16)}`) }),
      fc.record({ note: id, name: fc.string() }),
      fc.record({ doc: id }),
      fc.record({ doc: id, isOn: fc.boolean() }),
      fc.record({ title: fc.string() }),
      fc.record({ note: id, offset: fc.nat(), limit: fc.nat(200) }),
      fc.record({ query: fc.string(), limit: fc.nat(20) }),
      fc.record({ ids: fc.array(id, { maxLength: 3 }) }),
      fc.record(
        { where: fc.constant({ kind: 'linked' }), fix: fc.constant('raise-revisions') },
        { requiredKeys: ['where'] },
      ),
      fc.record({ account: fc.string(), role: fc.constantFrom('reader', 'none') }, { requiredKeys: ['account'] }),
      fc.record({ text: fc.string() }),
    );
    const input = fc.oneof(
      fc.constant(undefined),
      { arbitrary: near, weight: 5 },
      fc.anything({ withDate: true, withMap: true, withSet: true }),
    );
    const { seen, handlers } = recordingHandlers();
    const { faults, options } = answering();
    const called = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), input, async (name, value) => {
        called.set(name, (called.get(name) ?? 0) + 1);
        const before = seen.length;
        const result = await answer({ name, input: value, window: 1 }, handlers, options);
        const reached = seen.slice(before);
        expect(result).toEqual(reached.length === 0 ? fail({ code: 'invalid-input' }) : succeed(undefined));
        for (const call of reached) expect(v.is(commands[name].input, call.input)).toBe(true);
      }),
      { numRuns: 10_000 },
    );
    expect(faults).toEqual([]);
    expect([...called.values()].reduce((sum, count) => sum + count)).toBe(10_000);
    expect(called.size).toBe(names.length);
    expect(new Set(seen.map((call) => call.name)).size).toBeGreaterThan(names.length / 2);
    expect(seen.length).toBeLessThan(9000);
  }, 120_000);

  it('[DR3] refuses input above the cap of its command before it is parsed', async () => {
    const { seen, handlers } = recordingHandlers();
    const input = { view: 'all', query: 'x'.repeat(5000), offset: 0, limit: 10 };
    const result = await answer({ name: 'notes.list', input, window: 1 }, handlers, answering().options);
    expect(result).toEqual(fail({ code: 'invalid-input' }));
    expect(seen).toEqual([]);
  });

  it('[DR2] answers input whose reading throws with invalid-input', async () => {
    const { handlers } = recordingHandlers();
    const trap = new Proxy({}, { ownKeys: () => assertNever() });
    const result = await answer({ name: 'notes.open', input: trap, window: 1 }, handlers, answering().options);
    expect(result).toEqual(fail({ code: 'invalid-input' }));
  });

  it('[DR4] answers a throw with internal and a reference that the log has, without message or stack', async () => {
    const cause = new Error('secret path /home/alice');
    const { handlers } = recordingHandlers(() => Promise.reject(cause));
    const { faults, options } = answering();
    const result = await answer({ name: 'notes.create', input: undefined, window: 1 }, handlers, options);
    expect(result).toEqual(fail({ code: 'internal', reference: 'ref-1' }));
    expect(faults).toEqual([{ message: 'command notes.create failed, reference ref-1', cause }]);
  });

  it('[DR4] answers with internal when the engine could not be made', async () => {
    const { options } = answering();
    const dead = Promise.reject(new Error('no engine'));
    const result = await answer({ name: 'notes.create', input: undefined, window: 1 }, dead, options);
    expect(result).toEqual(fail({ code: 'internal', reference: 'ref-1' }));
  });

  it('[DR9] in development holds main to the contract and names the place, never the value', async () => {
    const { handlers } = recordingHandlers(async () => succeed({ id: 'my secret' }));
    const { faults, options } = answering({ checksOutput: true });
    const result = await answer({ name: 'notes.create', input: undefined, window: 1 }, handlers, options);
    expect(result).toEqual(fail({ code: 'internal', reference: 'ref-1' }));
    expect(String(faults[0]?.cause)).toContain('at id');
    expect(String(faults[0]?.cause)).not.toContain('my secret');
  });

  it('[DR9] in development lets right answers and known failures through', async () => {
    const { options } = answering({ checksOutput: true });
    const { handlers } = recordingHandlers(async () => fail({ code: 'note-not-found' }));
    const result = await answer({ name: 'notes.open', input: { id: NOTE }, window: 1 }, handlers, options);
    expect(result).toEqual(fail({ code: 'note-not-found' }));
  });
});

function assertNever(): never {
  throw new Error('read');
}
