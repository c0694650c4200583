import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { AttachmentHash, AttachmentInfo } from '../../../core/contract/attachment-values.ts';
import type { Bridge } from '../../../core/contract/bridge.ts';
import { ask } from '../../api/bridge.ts';

/** How often main is asked how far the attachments on screen are that are still to come, in ms. */
const RETRY_MS = 2000;
/** The most that one question names. */
const MAX_HASHES = 100;

/**
 * What this window knows of attachments. Each is asked for once, in batches, when it first comes on screen; again when
 * main says that it has arrived, and from time to time while it is awaited on screen.
 */
export class KnownAttachments {
  readonly #bridge: Bridge;
  readonly #unsubscribe: readonly (() => void)[];
  readonly #infos = new SvelteMap<AttachmentHash, AttachmentInfo>();
  readonly #watchers = new Map<AttachmentHash, number>();
  readonly #wanted = new Set<AttachmentHash>();
  #isAsking = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    this.#unsubscribe = [
      bridge.subscribe('attachments.arrived', ({ hashes }) => {
        for (const hash of hashes) if (this.#watchers.has(hash) || this.#infos.has(hash)) this.#want(hash);
      }),
      bridge.subscribe('workspace.changed', () => this.#forget()),
    ];
  }

  /** What is known of an attachment; undefined until main has answered. Reactive; asks nothing. */
  infoOf(hash: AttachmentHash): AttachmentInfo | undefined {
    return this.#infos.get(hash);
  }

  /** An attachment is on screen, until what is returned is called. */
  watch(hash: AttachmentHash): () => void {
    this.#watchers.set(hash, (this.#watchers.get(hash) ?? 0) + 1);
    // Whoever watches in an effect would ask again with every answer.
    if (untrack(() => this.#infos.get(hash)?.state !== 'here')) this.#want(hash);
    return () => {
      const count = (this.#watchers.get(hash) ?? 0) - 1;
      if (count > 0) this.#watchers.set(hash, count);
      else this.#watchers.delete(hash);
    };
  }

  close(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    clearTimeout(this.#timer);
    this.#watchers.clear();
  }

  /** Each workspace has files of its own. */
  #forget(): void {
    this.#infos.clear();
    for (const hash of this.#watchers.keys()) this.#want(hash);
  }

  #want(hash: AttachmentHash): void {
    this.#wanted.add(hash);
    if (this.#isAsking) return;
    this.#isAsking = true;
    // All that come on screen together are one question.
    queueMicrotask(() => void this.#askAll());
  }

  async #askAll(): Promise<void> {
    while (this.#wanted.size > 0) {
      const hashes = [...this.#wanted].slice(0, MAX_HASHES);
      for (const hash of hashes) this.#wanted.delete(hash);
      const described = await ask(this.#bridge, 'attachments.describe', { hashes });
      if (described.ok) for (const info of described.value) this.#infos.set(info.hash, info);
    }
    this.#isAsking = false;
    this.#timer ??= setTimeout(() => this.#askAgain(), RETRY_MS);
  }

  #askAgain(): void {
    this.#timer = undefined;
    for (const hash of this.#watchers.keys()) if (this.#infos.get(hash)?.state !== 'here') this.#want(hash);
  }
}
