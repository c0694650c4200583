import type { Bridge } from '../../core/contract/bridge.ts';
import type { CommandInput } from '../../core/contract/commands.ts';
import { ask } from '../api/bridge.ts';
import { texts } from './texts.svelte.ts';

/** What rewriting notes needs of the window. */
interface RewritingPorts {
  readonly bridge: Bridge;
  readonly say: (text: string, action?: { readonly label: string; readonly run: () => void }) => void;
}

/** Fewer notes are done before anybody has read how far it is. */
const MANY = 40;

/** Rewrites many notes at once, says how far that is, and offers the way back. */
export class Rewritings {
  readonly #ports: RewritingPorts;
  readonly #unsubscribe: () => void;
  #progress = $state.raw<{ readonly done: number; readonly total: number } | undefined>();

  constructor(ports: RewritingPorts) {
    this.#ports = ports;
    this.#unsubscribe = ports.bridge.subscribe('rewritings.progressed', (progress) => {
      const isShown = progress.total >= MANY && progress.done < progress.total;
      this.#progress = isShown ? progress : undefined;
    });
  }

  /** How far a rewriting of many notes is; undefined when there is none. */
  get progress(): { readonly done: number; readonly total: number } | undefined {
    return this.#progress;
  }

  /** Does it, and says `done` of the number of notes that it changed. */
  async run<N extends 'tags.rename' | 'links.retitle' | 'notes.linkMention'>(
    name: N,
    input: CommandInput<N>,
    done: (notes: number) => string,
  ): Promise<void> {
    const rewritten = await ask(this.#ports.bridge, name, input);
    this.#progress = undefined;
    if (!rewritten.ok) return this.#ports.say(texts().errors[rewritten.error.code]);
    const { rewriting, notes } = rewritten.value;
    this.#ports.say(done(notes), { label: texts().notebooks.undo, run: () => void this.#undo(rewriting) });
  }

  close(): void {
    this.#unsubscribe();
  }

  async #undo(rewriting: number): Promise<void> {
    const undone = await ask(this.#ports.bridge, 'rewritings.undo', { rewriting });
    this.#progress = undefined;
    if (!undone.ok) this.#ports.say(texts().errors[undone.error.code]);
  }
}
