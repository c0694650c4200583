import { setTimeout } from 'node:timers/promises';
import * as v from 'valibot';
import type { ServerClient, ServerReply } from '../server-client.ts';
import { databasePath } from '../../../core/sync/database-names.ts';
import { parseAnswer } from '../server-database.ts';
import type { LiveDocument, LiveTalk } from './live-talk.ts';

/** Fifteen a second at most: the server's file grows by some kilobytes with each, until it is compacted. Milliseconds. */
const SHORTEST_GAP_MS = 67;
/** A server that answers 429 is written to less and less often, down to this. Milliseconds. */
const LONGEST_GAP_MS = 10_000;

const written = v.object({ rev: v.string() });
const found = v.object({ _rev: v.string() });

/** Writes one document again and again: at once when there is something to say, one request at a time. */
export class BeaconWriter {
  readonly #ask: ServerClient;
  readonly #path: string;
  #last: { readonly document: LiveDocument; readonly rev: string } | undefined;
  #gapMs = SHORTEST_GAP_MS;
  #writing: Promise<void> = Promise.resolve();
  #isOver = false;

  constructor(ask: ServerClient, liveDatabase: string) {
    this.#ask = ask;
    this.#path = databasePath(liveDatabase);
  }

  /** Writes what there is to say until a request fails, and rejects with that. */
  async run(talk: LiveTalk, signal: AbortSignal): Promise<never> {
    for (;;) {
      const document = await talk.next(signal);
      const startedMs = performance.now();
      this.#writing = this.#write(document);
      await this.#writing;
      const restMs = startedMs + this.#gapMs - performance.now();
      if (restMs > 0) await setTimeout(restMs, undefined, { signal });
    }
  }

  /**
   * Takes back what was written last, over a client of its own: the one of before may have ended. Nothing is written after
   * that. Rejects as the client does.
   */
  async takeBack(ask: ServerClient): Promise<void> {
    this.#isOver = true;
    await this.#writing.catch(() => undefined);
    if (this.#last === undefined) return;
    const { document, rev } = this.#last;
    this.#last = undefined;
    const { _id, v: version, t, by } = document;
    const body = JSON.stringify({ _id, _rev: rev, v: version, t, by, _deleted: true });
    await ask({ ...this.#put(_id), body, accept: [409] });
  }

  async #write(document: LiveDocument): Promise<void> {
    if (this.#isOver) return;
    const known = this.#last?.document._id === document._id ? this.#last.rev : undefined;
    const first = await this.#send(document, known);
    // Somebody wrote it meanwhile, or an earlier run of ours did.
    const reply = first.status === 409 ? await this.#send(document, await this.#revisionOf(document._id)) : first;
    if (reply.status === 429) this.#gapMs = Math.min(LONGEST_GAP_MS, this.#gapMs * 4);
    else this.#gapMs = Math.max(SHORTEST_GAP_MS, this.#gapMs / 2);
    // What a lost race or a full server left out is in the next one.
    if (reply.status < 300) this.#last = { document, rev: parseAnswer(written, reply.json).rev };
  }

  #send(document: LiveDocument, rev: string | undefined): Promise<ServerReply> {
    const body = JSON.stringify(rev === undefined ? document : { ...document, _rev: rev });
    return this.#ask({ ...this.#put(document._id), body, accept: [409, 429] });
  }

  async #revisionOf(id: string): Promise<string | undefined> {
    const reply = await this.#ask({ path: `${this.#path}/${encodeURIComponent(id)}`, accept: [404] });
    return reply.status === 404 ? undefined : parseAnswer(found, reply.json)._rev;
  }

  #put(id: string): { readonly path: string; readonly method: 'PUT' } {
    return { path: `${this.#path}/${encodeURIComponent(id)}`, method: 'PUT' };
  }
}
