import type { Bridge } from '../../core/contract/bridge.ts';
import type { CrashReport } from '../../core/contract/crash-commands.ts';
import type { AppErrorCode } from '../../core/contract/errors.ts';
import { ask } from '../api/bridge.ts';

/** How the last thing that a person did about the reports came out. */
export type ReportOutcome =
  | { readonly state: 'none' }
  | { readonly state: 'saving' }
  | { readonly state: 'saved' }
  | { readonly state: 'deleted' }
  | { readonly state: 'failed'; readonly code: AppErrorCode };

/** The crash reports on this computer, as one section of the settings shows them. */
export class CrashReports {
  readonly #bridge: Bridge;
  #reports = $state.raw<readonly CrashReport[]>([]);
  #outcome = $state.raw<ReportOutcome>({ state: 'none' });
  /** Whether a report takes the dumps along. They may hold text of notes, so a person has to want it each time. */
  withDumps = $state(false);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    void this.#load();
  }

  /** Newest first. */
  get reports(): readonly CrashReport[] {
    return this.#reports;
  }

  get outcome(): ReportOutcome {
    return this.#outcome;
  }

  /** Has main ask where to, and write a report there. */
  save(): void {
    void this.#save();
  }

  /** Deletes every report. */
  forget(): void {
    void this.#forget();
  }

  async #load(): Promise<void> {
    const listed = await ask(this.#bridge, 'crashes.list', undefined);
    if (listed.ok) this.#reports = listed.value.reports;
    else this.#outcome = { state: 'failed', code: listed.error.code };
  }

  async #save(): Promise<void> {
    if (this.#outcome.state === 'saving') return;
    this.#outcome = { state: 'saving' };
    const withDumps = this.withDumps && this.#reports.length > 0;
    const saved = await ask(this.#bridge, 'crashes.save', { withDumps });
    if (!saved.ok) this.#outcome = { state: 'failed', code: saved.error.code };
    else this.#outcome = { state: saved.value.isSaved ? 'saved' : 'none' };
  }

  async #forget(): Promise<void> {
    const forgotten = await ask(this.#bridge, 'crashes.forget', undefined);
    this.#outcome = forgotten.ok ? { state: 'deleted' } : { state: 'failed', code: forgotten.error.code };
    this.withDumps = false;
    await this.#load();
  }
}
