import type { Bridge } from '../../../core/contract/bridge.ts';
import type { CommandOutput } from '../../../core/contract/commands.ts';
import type { NoteId } from '../../../core/contract/ids.ts';
import { ask } from '../../api/bridge.ts';
import { texts } from '../texts.svelte.ts';

type ErasedNote = CommandOutput<'versions.erased'>[number];

/** What having erased notes back needs of the window. */
interface ErasedPorts {
  readonly bridge: Bridge;
  readonly say: (text: string) => void;
  /** Closes what floats, and shows a note. */
  readonly show: (id: NoteId) => void;
}

/** The notes that were deleted for good and can be had back. */
export class ErasedNotes {
  readonly #ports: ErasedPorts;
  #known = $state.raw<readonly ErasedNote[] | undefined>();

  constructor(ports: ErasedPorts) {
    this.#ports = ports;
  }

  /** Undefined until main has answered. */
  get known(): readonly ErasedNote[] | undefined {
    return this.#known;
  }

  async load(): Promise<void> {
    const found = await ask(this.#ports.bridge, 'versions.erased', undefined);
    if (found.ok) this.#known = found.value;
    else this.#ports.say(texts().errors[found.error.code]);
  }

  /** Makes a new note of the newest version, and shows it. */
  async bringBack({ note, version }: ErasedNote): Promise<void> {
    const { bridge, say, show } = this.#ports;
    const revived = await ask(bridge, 'versions.revive', { note, version });
    if (!revived.ok) return say(texts().errors[revived.error.code]);
    say(texts().history.revived);
    show(revived.value.id);
  }
}
