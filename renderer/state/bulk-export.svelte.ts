import type { Bridge } from '../../core/contract/bridge.ts';
import type { BulkExportOutcome, ExportedNotes, ExportForm } from '../../core/contract/bulk-export-commands.ts';
import type { AppErrorCode } from '../../core/contract/errors.ts';
import { ask } from '../api/bridge.ts';

/** What letting many notes out takes from the window. */
export interface BulkExportPorts {
  readonly bridge: Bridge;
  /** Sends what is unsent: main exports what it has. */
  readonly flush: () => Promise<unknown>;
  readonly float: (isShown: boolean) => void;
}

type Saved = Extract<BulkExportOutcome, { outcome: 'saved' }>;

/**
 * How far an export is:
 *
 *     asking -> placing -> writing -> saved
 *        ^         |          |  '--> failed
 *        '---------'--<-- cancelling
 */
export type BulkExportPhase =
  | { readonly state: 'asking' }
  /** A person chooses a place in the system's dialog. */
  | { readonly state: 'placing' }
  | { readonly state: 'writing' | 'cancelling'; readonly done: number; readonly total: number }
  | { readonly state: 'saved'; readonly saved: Saved }
  | { readonly state: 'failed'; readonly code: AppErrorCode };

/** The dialog that exports a workspace, a notebook or a selection. */
export class BulkExport {
  readonly #ports: BulkExportPorts;
  readonly #unsubscribe: () => void;
  #notes = $state.raw<ExportedNotes>({ kind: 'all' });
  #phase = $state.raw<BulkExportPhase>({ state: 'asking' });
  /** As what the notes go out; remembered as long as the window lives. */
  form = $state<ExportForm>('folder');

  constructor(ports: BulkExportPorts) {
    this.#ports = ports;
    this.#unsubscribe = ports.bridge.subscribe('exports.progressed', (progress) => {
      if (this.#phase.state === 'placing' || this.#phase.state === 'writing')
        this.#phase = { state: 'writing', ...progress };
    });
  }

  /** Which notes the dialog is about. */
  get notes(): ExportedNotes {
    return this.#notes;
  }

  get phase(): BulkExportPhase {
    return this.#phase;
  }

  /** Opens the dialog about some notes; while an export is under way, about that one. */
  exportNotes(notes: ExportedNotes): void {
    if (!this.#isUnderWay) {
      this.#notes = notes;
      this.#phase = { state: 'asking' };
    }
    this.#ports.float(true);
  }

  /** Has main ask for a place, and write the notes there. */
  start(): void {
    if (!this.#isUnderWay) void this.#start();
  }

  /** Gives up what is under way. */
  cancel(): void {
    if (this.#phase.state !== 'writing') return;
    this.#phase = { ...this.#phase, state: 'cancelling' };
    void ask(this.#ports.bridge, 'exports.cancel', undefined);
  }

  /** Closes the dialog, and gives up what is under way. */
  leave(): void {
    this.cancel();
    this.#ports.float(false);
  }

  close(): void {
    this.#unsubscribe();
  }

  get #isUnderWay(): boolean {
    return ['placing', 'writing', 'cancelling'].includes(this.#phase.state);
  }

  async #start(): Promise<void> {
    this.#phase = { state: 'placing' };
    await this.#ports.flush();
    const input = { notes: this.#notes, form: this.form };
    const exported = await ask(this.#ports.bridge, 'exports.start', input);
    if (!exported.ok) this.#phase = { state: 'failed', code: exported.error.code };
    else if (exported.value.outcome === 'saved') this.#phase = { state: 'saved', saved: exported.value };
    else this.#phase = { state: 'asking' };
  }
}
