import type { FaultAction, FaultMatch, FaultRule } from './fault-rule.ts';

/** One request as it was answered. `status` is 0 when no answer went out; `at` is milliseconds of the hub's clock. */
interface RequestLogEntry {
  readonly at: number;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly status: number;
  readonly user: string | null;
  readonly bytesIn: number;
  readonly bytesOut: number;
}

/** Disturbs the answers of a hub, and remembers what was asked. */
export interface FaultSwitch {
  /** How many faults were injected since the hub started; clearing the rules does not reset it. */
  readonly injected: number;
  rules(): readonly FaultRule[];
  /** Replaces all rules. Earlier rules go first. */
  set(rules: readonly FaultRule[]): void;
  add(rule: FaultRule): void;
  clear(): void;
  /** The last requests, oldest first. */
  log(): readonly RequestLogEntry[];
}

/** The hub's own side of the switch. */
export interface FaultInjector extends FaultSwitch {
  /** What shall happen to a request: delays, then at most one other action. Counts them as injected. */
  take(request: { method: string; path: string; user: string | null }): FaultAction[];
  record(entry: RequestLogEntry): void;
}

/** More than any test asks about; beyond it the oldest entries go. */
const keptEntries = 5000;

interface ArmedRule {
  readonly rule: FaultRule;
  readonly path: RegExp | undefined;
  left: number;
}

function arm(rule: FaultRule): ArmedRule {
  const path = rule.match.path === undefined ? undefined : new RegExp(rule.match.path);
  return { rule, path, left: rule.times ?? Number.POSITIVE_INFINITY };
}

/** Creates a switch without rules. */
export function createFaultSwitch(): FaultInjector {
  let armed: ArmedRule[] = [];
  let entries: RequestLogEntry[] = [];
  let injected = 0;
  const fits = (
    match: FaultMatch,
    path: RegExp | undefined,
    request: { method: string; path: string; user: string | null },
  ) =>
    (match.method === undefined || match.method === request.method) &&
    (match.user === undefined || match.user === request.user) &&
    (path === undefined || path.test(request.path));

  return {
    get injected() {
      return injected;
    },
    rules: () => armed.map(({ rule }) => rule),
    set(rules) {
      armed = rules.map(arm);
    },
    add(rule) {
      armed.push(arm(rule));
    },
    clear() {
      armed = [];
    },
    log: () => [...entries],
    take(request) {
      const actions: FaultAction[] = [];
      for (const item of armed) {
        if (item.left <= 0 || !fits(item.rule.match, item.path, request)) continue;
        item.left -= 1;
        injected += 1;
        actions.push(item.rule.then);
        if (!('delayMs' in item.rule.then)) break;
      }
      return actions;
    },
    record(entry) {
      entries.push(entry);
      if (entries.length > keptEntries * 2) entries = entries.slice(-keptEntries);
    },
  };
}
