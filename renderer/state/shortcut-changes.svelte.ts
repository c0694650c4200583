import { keysOf } from '../../core/shortcuts/keys.ts';
import {
  conflictOf,
  type ShortcutChanges as Changes,
  type ShortcutConflict,
  withDefault,
  withKeys,
  withoutKeys,
} from '../../core/shortcuts/shortcuts.ts';
import type { WindowCommand } from '../../core/shortcuts/window-commands.ts';
import { isMac } from './key-label.ts';
import type { SettingsState } from './settings-state.svelte.ts';

/** Keys that somebody pressed for a command and that it cannot simply have. */
export interface RefusedKeys {
  readonly command: WindowCommand;
  readonly keys: string;
  readonly conflict: ShortcutConflict;
}

/** Changing the keys of commands, one command at a time. What is changed is stored and holds at once. */
export class ShortcutChanges {
  readonly #settings: SettingsState;
  #recording = $state<WindowCommand | undefined>();
  #refused = $state.raw<RefusedKeys | undefined>();

  constructor(settings: SettingsState) {
    this.#settings = settings;
  }

  /** The command whose new keys are waited for. */
  get recording(): WindowCommand | undefined {
    return this.#recording;
  }

  /** The keys that were pressed last, if they are in the way of something. */
  get refused(): RefusedKeys | undefined {
    return this.#refused;
  }

  get changes(): Changes {
    return this.#settings.known?.settings.shortcuts ?? {};
  }

  /** Whether a command has other keys than at first. */
  isChanged(command: WindowCommand): boolean {
    return command in this.changes;
  }

  /** Waits for the keys of a command. */
  record(command: WindowCommand): void {
    this.#recording = command;
    this.#refused = undefined;
  }

  /** Waits no more, and forgets what was refused. */
  cancel(): void {
    this.#recording = undefined;
    this.#refused = undefined;
  }

  /** Takes what is pressed meanwhile; Escape and Tab end the waiting. True when the press was meant for this. */
  press(event: KeyboardEvent): boolean {
    const command = this.#recording;
    if (command === undefined) return false;
    if (event.key === 'Tab') {
      this.cancel();
      return false;
    }
    const keys = event.key === 'Escape' ? undefined : keysOf(event, isMac());
    if (event.key === 'Escape') this.cancel();
    if (keys !== undefined) this.#give(command, keys);
    return true;
  }

  /** Lets two commands change places: the one that wants keys, and the one that has them. */
  swap({ command, keys }: RefusedKeys): void {
    this.cancel();
    this.#store(withKeys(command, keys, this.changes));
  }

  remove(command: WindowCommand): void {
    this.cancel();
    this.#store(withoutKeys(command, this.changes));
  }

  reset(command: WindowCommand): void {
    this.cancel();
    this.#store(withDefault(command, this.changes));
  }

  resetAll(): void {
    this.cancel();
    this.#store({});
  }

  #give(command: WindowCommand, keys: string): void {
    const conflict = conflictOf(command, keys, this.changes);
    this.#refused = conflict && { command, keys, conflict };
    if (conflict?.kind === 'unusable') return;
    this.#recording = undefined;
    if (conflict === undefined) this.#store(withKeys(command, keys, this.changes));
  }

  #store(changes: Changes): void {
    this.#settings.set('shortcuts', changes);
  }
}
