import type { Bridge } from '../../core/contract/bridge.ts';
import type { ExportFormat, ExportOutcome } from '../../core/contract/export-commands.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import { ask } from '../api/bridge.ts';
import { texts } from './texts.svelte.ts';

/** What letting notes out takes from the window. */
export interface NoteExportPorts {
  readonly bridge: Bridge;
  /** Sends what is unsent: main exports what it has. */
  readonly flush: () => Promise<unknown>;
  readonly say: (text: string) => void;
}

type Saved = Extract<ExportOutcome, { outcome: 'saved' }>;

/** What is said after a note was exported. */
function savedText({ name, missing }: Saved): string {
  const { savedAs, attachmentsMissing } = texts().note;
  return missing === 0 ? savedAs(name) : `${savedAs(name)} ${attachmentsMissing(missing)}`;
}

/** Lets notes out of the app. Each call returns at once; what came of it is said in a sentence. */
export class NoteExport {
  readonly #ports: NoteExportPorts;

  constructor(ports: NoteExportPorts) {
    this.#ports = ports;
  }

  /** Asks where to, and writes the note there. */
  save(id: NoteId, format: ExportFormat): void {
    void this.#save(id, format);
  }

  /** Shows the system's print dialog. */
  print(id: NoteId): void {
    void this.#print(id);
  }

  /** Puts the whole note onto the clipboard, as Markdown and as rich text. */
  copy(id: NoteId): void {
    void this.#copy(id);
  }

  async #save(id: NoteId, format: ExportFormat): Promise<void> {
    const { bridge, flush, say } = this.#ports;
    await flush();
    const exported = await ask(bridge, 'notes.export', { id, format });
    if (!exported.ok) say(texts().errors[exported.error.code]);
    else if (exported.value.outcome === 'saved') say(savedText(exported.value));
  }

  async #print(id: NoteId): Promise<void> {
    const { bridge, flush, say } = this.#ports;
    await flush();
    const printed = await ask(bridge, 'notes.print', { id });
    if (!printed.ok) say(texts().errors[printed.error.code]);
  }

  async #copy(id: NoteId): Promise<void> {
    const { bridge, flush, say } = this.#ports;
    await flush();
    const copied = await ask(bridge, 'notes.copy', { id });
    say(copied.ok ? texts().note.copiedAsRichText : texts().errors[copied.error.code]);
  }
}
