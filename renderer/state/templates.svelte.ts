import type { Bridge } from '../../core/contract/bridge.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import type { Result } from '../../core/contract/result.ts';
import type { TemplateRow } from '../../core/contract/template-commands.ts';
import type { TemplateUse } from '../../core/note/note-role.ts';
import { ask } from '../api/bridge.ts';
import { errorTexts } from '../api/error-texts.ts';
import { texts } from './texts.svelte.ts';

/** What notes of a day and templates need from the window. */
export interface TemplatesPorts {
  readonly bridge: Bridge;
  readonly say: (text: string) => void;
  readonly openNote: (id: NoteId) => void;
  /** Closes the list of templates. */
  readonly close: () => void;
}

/** The note of today, and notes that begin as others. */
export class Templates {
  readonly #ports: TemplatesPorts;
  #known = $state.raw<readonly TemplateRow[] | undefined>();

  constructor(ports: TemplatesPorts) {
    this.#ports = ports;
  }

  /** The templates there were when they were asked for last; undefined until then. */
  get known(): readonly TemplateRow[] | undefined {
    return this.#known;
  }

  /** Asks for the templates. */
  async load(): Promise<void> {
    const listed = await ask(this.#ports.bridge, 'templates.list', undefined);
    if (listed.ok) this.#known = listed.value;
    else this.#ports.say(errorTexts[listed.error.code]);
  }

  openToday(): void {
    void this.#open(ask(this.#ports.bridge, 'days.begin', undefined));
  }

  /** Makes a note as a template says, and opens it. */
  createNote(template: NoteId): void {
    this.#ports.close();
    void this.#open(ask(this.#ports.bridge, 'templates.createNote', { id: template }));
  }

  edit(template: NoteId): void {
    this.#ports.close();
    this.#ports.openNote(template);
  }

  async mark(id: NoteId, use: TemplateUse): Promise<void> {
    const marked = await ask(this.#ports.bridge, 'templates.mark', { id, use });
    const said = texts().daily;
    const done = { none: said.unmarked, template: said.marked, daily: said.markedDaily }[use];
    this.#ports.say(marked.ok ? done : errorTexts[marked.error.code]);
  }

  async #open(making: Promise<Result<{ id: NoteId }>>): Promise<void> {
    const made = await making;
    if (made.ok) this.#ports.openNote(made.value.id);
    else this.#ports.say(errorTexts[made.error.code]);
  }
}
