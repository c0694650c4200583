import type { Bridge } from '../../../core/contract/bridge.ts';
import type { NoteId } from '../../../core/contract/ids.ts';
import type { TaskPlace } from '../../../core/contract/task-commands.ts';
import { findTask } from '../../../core/note/tasks.ts';
import type { BodyFacts } from '../body-facts.svelte.ts';
import { TaskDraft } from './task-draft.svelte.ts';
import { TaskEdits, type TaskEditsPorts } from './task-edits.ts';
import { TaskList } from './task-list.svelte.ts';
import { TaskTargets } from './task-targets.svelte.ts';

/** What the tasks need from the window. */
export interface AllTasksPorts {
  readonly bridge: Bridge;
  readonly say: TaskEditsPorts['say'];
  readonly body: BodyFacts;
  /** The text of a note that is open in this window. */
  readonly textOf: (id: NoteId) => string;
  readonly enterNote: (id: NoteId) => void;
}

/** The tasks of all notes: their list, what is done to them, where new ones go, and the way to their lines. */
export class AllTasks {
  readonly #ports: AllTasksPorts;
  readonly list: TaskList;
  readonly edits: TaskEdits;
  readonly draft: TaskDraft;
  readonly targets: TaskTargets;

  constructor(ports: AllTasksPorts) {
    this.#ports = ports;
    this.list = new TaskList(ports.bridge);
    this.edits = new TaskEdits({ bridge: ports.bridge, say: ports.say, reload: () => this.list.reload() });
    this.draft = new TaskDraft((place, words) => this.edits.reword(place, words));
    this.targets = new TaskTargets(ports.bridge);
  }

  /** Another workspace is on screen: what was chosen of the one before means nothing here. */
  startAnew(): void {
    this.targets.choose(undefined);
    this.list.narrow({ notebook: undefined });
    this.list.reload();
  }

  /** Goes to the line of a task in its note; to the note where the line is gone. */
  enter({ note, task }: TaskPlace): void {
    this.#ports.body.seekPlace(() => findTask(this.#ports.textOf(note), task)?.textFrom);
    this.#ports.enterNote(note);
  }
}
