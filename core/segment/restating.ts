import type { Nonce } from '../contract/ids.ts';
import { clientIdOf } from './client-id.ts';
import type { Coverage } from './gone.ts';
import type { Writer } from './ids.ts';
import type { RestatedWriter } from './payload.ts';
import type { CheckedUpdate } from './validate.ts';

/** The edits that an update says, as what somebody may have seen. */
export function reachOf({ structs, deletions }: CheckedUpdate): Coverage {
  const seen = new Map<number, number>();
  for (const [client, items] of structs) {
    const last = items.at(-1);
    if (last) seen.set(client, last.id.clock + last.length);
  }
  return { seen, deletions };
}

/** Everyone who wrote in a document, with what their client ids are derived from: what restating it has to declare. */
export class Authors {
  readonly #writers = new Map<string, { readonly writer: Writer; readonly nonces: Set<Nonce> }>();

  add({ account, device, nonces }: RestatedWriter): void {
    const key = `${device} ${account}`;
    const known = this.#writers.get(key) ?? { writer: { account, device }, nonces: new Set<Nonce>() };
    for (const each of nonces) known.nonces.add(each);
    this.#writers.set(key, known);
  }

  /** Who writes under which client id of a document. */
  byClient(doc: string): Map<number, RestatedWriter> {
    const authors = new Map<number, RestatedWriter>();
    for (const { writer, nonces } of this.#writers.values())
      for (const each of nonces) authors.set(clientIdOf(doc, writer, each), { ...writer, nonces: [each] });
    return authors;
  }

  /** All of them. */
  list(): RestatedWriter[] {
    return [...this.#writers.values()].map(({ writer, nonces }) => ({ ...writer, nonces: [...nonces] }));
  }
}
