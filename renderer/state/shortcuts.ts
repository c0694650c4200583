import { keysOf } from '../../core/shortcuts/keys.ts';
import { commandOfKeys, keysOfCommand, type ShortcutChanges } from '../../core/shortcuts/shortcuts.ts';
import type { WindowCommand } from '../../core/shortcuts/window-commands.ts';
import { isMac, keyLabel } from './key-label.ts';

/** The keys of commands as they are now. What reads them in a component follows a change. */
export class Shortcuts {
  readonly #changes: () => ShortcutChanges;

  /** `changes` answers what a person changed; reactive. */
  constructor(changes: () => ShortcutChanges) {
    this.#changes = changes;
  }

  /** The command that a key press asks for, if any. What AltGr types is never a command. */
  commandOf(event: KeyboardEvent): WindowCommand | undefined {
    const keys = event.getModifierState('AltGraph') ? undefined : keysOf(event, isMac());
    return keys === undefined ? undefined : commandOfKeys(keys, this.#changes());
  }

  /** All keys of a command, as they are written on this system. */
  labelsOf(command: WindowCommand): readonly string[] {
    return keysOfCommand(command, this.#changes()).map(keyLabel);
  }

  /** The first keys of a command, as they are written; undefined when it has none. */
  labelOf(command: WindowCommand): string | undefined {
    return this.labelsOf(command)[0];
  }
}
