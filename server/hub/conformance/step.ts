/** Who asks; `wrong` is the admin with a wrong password, `nobody` sends no credentials. */
export type Asker = 'admin' | 'alice' | 'bob' | 'nobody' | 'wrong';

/** One request of the conformance suite. `{name}` in path and body stands for what an earlier step saved. */
export interface ConformanceStep {
  readonly name: string;
  readonly as: Asker;
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Saves a field of the answer under a name. */
  readonly save?: Readonly<Record<string, string>>;
  /** Compares these fields of the answer alone. */
  readonly only?: readonly string[];
  /** Compares the status alone: the body is free text or differs by design. */
  readonly loose?: boolean;
  readonly anyStatus?: readonly number[];
  /** Something to find out first: the revision of `n4:d1:0001`, or the hash of the last saved revision. */
  readonly before?: 'n4rev' | 'prevhash';
}
