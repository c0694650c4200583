import vm from 'node:vm';
import { isObject } from '../json.ts';

/** What a validation function is told about a write. Plain data: it crosses into the sandbox as JSON. */
interface GuardedWrite {
  readonly next: unknown;
  /** The revision that this write builds on; null for a create, and for a branch without a common ancestor. */
  readonly previous: unknown;
}

/** Who writes, and the security object of the database as it stands. */
interface GuardSituation {
  readonly user: { readonly db: string; readonly name: string | null; readonly roles: readonly string[] };
  readonly security: unknown;
}

/** Why a validation function refused a document; `fault` means that it broke, which refuses as well. */
export interface GuardVerdict {
  readonly kind: 'forbidden' | 'unauthorized' | 'fault';
  readonly reason: string;
}

/** The validation functions of one database, compiled. */
export interface Guard {
  readonly isEmpty: boolean;
  /** One verdict for each write, in order; `undefined` lets it pass. */
  judge(writes: readonly GuardedWrite[], situation: GuardSituation): (GuardVerdict | undefined)[];
}

/** Longer than any honest function needs for a batch; a loop without end would stop the whole hub. */
const timeLimitMs = 2000;

/** The few names that CouchDB offers to such functions and that need nothing from outside. */
const prelude = `var validators = [];
var isArray = Array.isArray, toJSON = JSON.stringify;
function log() {}
function sum(list) { return list.reduce(function (total, item) { return total + item; }, 0); }`;

const runner = `(function () {
  var batch = JSON.parse(input);
  function judge(write) {
    for (var i = 0; i < validators.length; i += 1) {
      try { validators[i](write.next, write.previous, batch.user, batch.security); } catch (thrown) {
        if (thrown && thrown.forbidden) return { kind: 'forbidden', reason: String(thrown.forbidden) };
        if (thrown && thrown.unauthorized) return { kind: 'unauthorized', reason: String(thrown.unauthorized) };
        return { kind: 'fault', reason: String(thrown) };
      }
    }
    return null;
  }
  return JSON.stringify(batch.writes.map(judge));
})()`;

/** The message of the syntax error in a validation function, or `undefined` when it compiles to a function. */
export function compileProblem(source: string): string | undefined {
  try {
    const kind: unknown = new vm.Script(`typeof (${source}\n)`).runInNewContext(Object.create(null), {
      timeout: timeLimitMs,
    });
    return kind === 'function' ? undefined : 'validate_doc_update is not a function';
  } catch (error) {
    return String(error);
  }
}

function parseVerdict(value: unknown): GuardVerdict | undefined {
  if (!isObject(value)) return undefined;
  const kind = value['kind'] === 'forbidden' || value['kind'] === 'unauthorized' ? value['kind'] : 'fault';
  return { kind, reason: String(value['reason']) };
}

/**
 * Compiles validation functions into a context of their own: no globals of Node, no code from strings, only JSON in
 * and out, and a time limit. The rule itself is CouchDB's `validate_doc_update`.
 */
export function createGuard(sources: readonly string[]): Guard {
  const sandbox: { input?: string } = Object.create(null);
  const context = vm.createContext(sandbox, {
    codeGeneration: { strings: false, wasm: false },
    microtaskMode: 'afterEvaluate',
  });
  vm.runInContext(prelude, context);
  for (const source of sources) vm.runInContext(`validators.push((${source}\n))`, context, { timeout: timeLimitMs });
  const script = new vm.Script(runner);
  return {
    isEmpty: sources.length === 0,
    judge(writes, situation) {
      if (sources.length === 0 || writes.length === 0) return writes.map(() => undefined);
      try {
        sandbox.input = JSON.stringify({ writes, ...situation });
        const verdicts: unknown = JSON.parse(String(script.runInContext(context, { timeout: timeLimitMs })));
        return writes.map((_, at) => parseVerdict(Array.isArray(verdicts) ? verdicts[at] : { reason: 'no verdict' }));
      } catch (error) {
        return writes.map(() => ({ kind: 'fault', reason: String(error) }));
      } finally {
        delete sandbox.input;
      }
    },
  };
}
