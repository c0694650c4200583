import type { Bridge } from '../../core/contract/bridge.ts';
import type { CommandInput, CommandOutput } from '../../core/contract/commands.ts';
import type { ImportState as Status } from '../../core/contract/import-commands.ts';
import { ask } from '../api/bridge.ts';
import { reportText } from './import-report.ts';
import { texts } from './texts.svelte.ts';
import type { ToastMessage } from './toasts.svelte.ts';

/** What an import does to the window around it. */
interface ImportPorts {
  readonly bridge: Bridge;
  readonly say: (text: string, action?: ToastMessage['action']) => void;
  /** Whether the dialog about it is on screen. */
  readonly isShown: () => boolean;
  /** Brings the dialog up. */
  readonly show: () => void;
}

type ImportCommand = 'imports.choose' | 'imports.start' | 'imports.cancel' | 'imports.dismiss' | 'imports.saveReport';

/** How far the import is, as main tells it, and what a person can do about it. Each call returns at once. */
export class ImportState {
  readonly #ports: ImportPorts;
  readonly #unsubscribe: () => void;
  #status = $state.raw<Status>({ state: 'idle' });

  constructor(ports: ImportPorts) {
    this.#ports = ports;
    this.#unsubscribe = ports.bridge.subscribe('imports.changed', (status) => this.#take(status));
  }

  get status(): Status {
    return this.#status;
  }

  /** Asks main how far it is; later changes come by themselves. */
  read(): void {
    void this.#read();
  }

  /** Lets the person choose a folder or a file in the system's dialog. */
  choose(kind: 'folder' | 'file'): void {
    void this.#ask('imports.choose', { kind });
  }

  /** Yes to the preview. */
  start(): void {
    void this.#ask('imports.start', undefined);
  }

  cancel(): void {
    void this.#ask('imports.cancel', undefined);
  }

  /** The dialog closes. An import that is being written goes on; anything else is put away. */
  leave(): void {
    if (this.#status.state === 'reading') this.cancel();
    else if (this.#status.state !== 'writing' && this.#status.state !== 'idle')
      void this.#ask('imports.dismiss', undefined);
  }

  /** Saves the report where the person says. */
  saveReport(): void {
    void this.#saveReport();
  }

  /** Puts the report onto the clipboard. */
  copyReport(): void {
    void this.#copyReport();
  }

  close(): void {
    this.#unsubscribe();
  }

  #take(status: Status): void {
    const wasWriting = this.#status.state === 'writing';
    this.#status = status;
    if (!wasWriting || status.state !== 'done' || this.#ports.isShown()) return;
    const { toast, details } = texts().importing;
    const { addedCount, updatedCount, keptBothCount } = status.report;
    this.#ports.say(toast(addedCount + updatedCount + keptBothCount), { label: details, run: this.#ports.show });
  }

  async #read(): Promise<void> {
    const status = await ask(this.#ports.bridge, 'imports.state', undefined);
    if (status.ok) this.#status = status.value;
  }

  async #copyReport(): Promise<void> {
    if (this.#status.state !== 'done') return;
    const text = reportText(this.#status.report, texts().importing);
    const copied = await ask(this.#ports.bridge, 'clipboard.writeText', { text });
    this.#ports.say(copied.ok ? texts().importing.reportCopied : texts().errors[copied.error.code]);
  }

  async #saveReport(): Promise<void> {
    if (this.#status.state !== 'done') return;
    const saved = await this.#ask('imports.saveReport', { text: reportText(this.#status.report, texts().importing) });
    if (saved === 'saved') this.#ports.say(texts().importing.reportSaved);
  }

  async #ask<N extends ImportCommand>(name: N, input: CommandInput<N>): Promise<CommandOutput<N> | undefined> {
    const answered = await ask(this.#ports.bridge, name, input);
    if (answered.ok) return answered.value;
    this.#ports.say(texts().errors[answered.error.code]);
    return undefined;
  }
}
