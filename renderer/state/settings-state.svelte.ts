import type { Bridge } from '../../core/contract/bridge.ts';
import type { AppErrorCode } from '../../core/contract/errors.ts';
import type { SystemSettings } from '../../core/contract/settings-commands.ts';
import type { DeviceSettings } from '../../core/settings/device-settings.ts';
import { ask } from '../api/bridge.ts';
import { speak } from './texts.svelte.ts';

/** What this installation is set to, as main tells it, and the way to change it. */
export class SettingsState {
  readonly #bridge: Bridge;
  readonly #unsubscribe: () => void;
  #known = $state.raw<SystemSettings | undefined>();
  #failure = $state.raw<
    { readonly setting: keyof DeviceSettings | undefined; readonly code: AppErrorCode } | undefined
  >();

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    this.#unsubscribe = bridge.subscribe('settings.changed', (settings) => this.#follow(settings));
  }

  /** Undefined until main has answered once. */
  get known(): SystemSettings | undefined {
    return this.#known;
  }

  /** Why the last reading or restart failed. */
  get failure(): AppErrorCode | undefined {
    return this.#failure?.setting === undefined ? this.#failure?.code : undefined;
  }

  /** Why a setting is not as it was last asked to be. */
  failureOf(setting: keyof DeviceSettings): AppErrorCode | undefined {
    return this.#failure?.setting === setting ? this.#failure.code : undefined;
  }

  /** Reads them anew: some can be changed behind the app's back. */
  load(): void {
    void this.#settle(undefined, ask(this.#bridge, 'settings.read', undefined));
  }

  set<N extends keyof DeviceSettings>(setting: N, value: DeviceSettings[N]): void {
    void this.#settle(setting, ask(this.#bridge, 'settings.change', { [setting]: value }));
  }

  /** Shows where the notes are kept, outside the app. */
  showProfile(): void {
    void ask(this.#bridge, 'app.showProfile', undefined);
  }

  restart(): void {
    void this.#restart();
  }

  close(): void {
    this.#unsubscribe();
  }

  #follow(settings: SystemSettings): void {
    this.#known = settings;
    speak(settings.language);
  }

  async #settle(
    setting: keyof DeviceSettings | undefined,
    asked: ReturnType<typeof ask<'settings.read'>>,
  ): Promise<void> {
    this.#failure = undefined;
    const answer = await asked;
    if (answer.ok) this.#follow(answer.value);
    else this.#failure = { setting, code: answer.error.code };
  }

  async #restart(): Promise<void> {
    const answer = await ask(this.#bridge, 'app.restart', undefined);
    if (!answer.ok) this.#failure = { setting: undefined, code: answer.error.code };
  }
}
