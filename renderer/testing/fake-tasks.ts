import type * as Y from 'yjs';
import type { HandlersOf } from '../../core/contract/handlers.ts';
import type { NotebookId, NoteId } from '../../core/contract/ids.ts';
import { fail, succeed } from '../../core/contract/result.ts';
import type { TaskFilter, taskCommands, TaskRow } from '../../core/contract/task-commands.ts';
import type { templateCommands } from '../../core/contract/template-commands.ts';
import { bodyOf, titleOf } from '../../core/note/note.ts';
import { organisationOf } from '../../core/note/organisation.ts';
import { roleOf, useAsTemplate } from '../../core/note/note-role.ts';
import { marked, markedAll, reworded, withoutTasks, withTask } from '../../core/note/task-edits.ts';
import { taskFactsOf } from '../../core/note/task-words.ts';
import { tasksOf } from '../../core/note/tasks.ts';
import type { TextChange } from '../../core/markdown/table/text-change.ts';
import { applyChanges, putBack, takeOut } from '../../core/note/text-edits.ts';

/** The notes of a fake main that its answers about tasks are made of. */
export interface FakeTasksPorts {
  /** Every note outside the Trash. */
  readonly notes: () => readonly (readonly [NoteId, Y.Doc])[];
  readonly edit: (id: NoteId, edit: (doc: Y.Doc) => void) => void;
  readonly create: (title: string, body: string) => NoteId;
  /** A notebook and all that lie in it. */
  readonly within: (notebook: NotebookId) => readonly NotebookId[];
  /** What today is, `2026-03-12`. */
  readonly day: string;
}

type Reversal = () => void;

/** Answers about tasks, notes of a day and templates as main does, note by note. */
export class FakeTasks {
  readonly #ports: FakeTasksPorts;
  readonly #acts: Reversal[] = [];
  #today: NoteId | undefined;

  constructor(ports: FakeTasksPorts) {
    this.#ports = ports;
  }

  handlers(): HandlersOf<keyof typeof taskCommands | keyof typeof templateCommands> {
    return {
      'tasks.list': async ({ filter, state, offset, limit }) => {
        const rows = this.#rows(filter);
        const shown = rows.filter(({ isDone }) => state === 'all' || isDone === (state === 'done'));
        const left = rows.filter(({ isDone }) => !isDone).length;
        const counts = { total: shown.length, left, done: rows.length - left };
        return succeed({ ...counts, rows: shown.slice(offset, offset + limit) });
      },
      'tasks.mark': async ({ note, task, isDone }) => this.#edit(note, (text) => marked(text, task, isDone)),
      'tasks.reword': async ({ note, task, words }) => this.#edit(note, (text) => reworded(text, task, words)),
      'tasks.add': async ({ note = this.#begin(), words }) => {
        this.#edit(note, (text) => withTask(text, words));
        return succeed({ note });
      },
      'tasks.markAll': async ({ filter, isDone }) => {
        const rows = this.#rows(filter).filter((row) => row.isDone !== isDone);
        const markRow = ({ note, task }: TaskRow, to: boolean) =>
          this.#edit(note, (text) => markedAll(text, [task], to).changes);
        for (const row of rows) markRow(row, isDone);
        const unmark = (): void => {
          for (const row of rows) markRow(row, !isDone);
        };
        return succeed(this.#remember(rows.length, unmark));
      },
      'tasks.clear': async ({ filter }) => succeed(this.#remove(this.#rows(filter).filter(({ isDone }) => isDone))),
      'tasks.remove': async ({ note, task }) => {
        const row = this.#rows({ isMine: false }).find(
          (one) => one.note === note && one.task.text === task.text && one.task.occurrence === task.occurrence,
        );
        return row === undefined ? fail({ code: 'task-gone' }) : succeed(this.#remove([row]));
      },
      'tasks.undo': async ({ act }) => {
        this.#acts[act]?.();
        return succeed(undefined);
      },
      'days.begin': async () => succeed({ id: this.#begin() }),
      'templates.list': async () =>
        succeed(
          this.#ports
            .notes()
            .filter(([, doc]) => roleOf(doc).template !== 'none')
            .map(([id, doc]) => ({
              ...{ id, title: titleOf(doc).toString(), excerpt: bodyOf(doc).toString() },
              isDaily: roleOf(doc).template === 'daily',
            })),
        ),
      'templates.mark': async ({ id, use }) => {
        this.#ports.edit(id, (doc) => useAsTemplate(doc, use));
        return succeed(undefined);
      },
      'templates.createNote': async ({ id }) => {
        const [, doc] = this.#ports.notes().find(([note]) => note === id) ?? [];
        if (doc === undefined) return fail({ code: 'note-not-found' });
        return succeed({ id: this.#ports.create(titleOf(doc).toString(), bodyOf(doc).toString()) });
      },
    };
  }

  #begin(): NoteId {
    this.#today ??= this.#ports.create(this.#ports.day, '');
    return this.#today;
  }

  #edit(note: NoteId, edit: (text: string) => readonly TextChange[] | undefined) {
    let changes: readonly TextChange[] | undefined;
    this.#ports.edit(note, (doc) => {
      changes = edit(bodyOf(doc).toString());
      applyChanges(bodyOf(doc), changes ?? []);
    });
    return changes === undefined ? fail({ code: 'task-gone' }) : succeed(undefined);
  }

  #remove(rows: readonly TaskRow[]) {
    const reversals = rows.map(({ note, task }): Reversal => {
      let revert = (_body: Y.Text): void => undefined;
      this.#ports.edit(note, (doc) => {
        const removed = takeOut(bodyOf(doc), withoutTasks(bodyOf(doc).toString(), [task]));
        revert = (body) => putBack(body, removed);
      });
      return () => this.#ports.edit(note, (doc) => revert(bodyOf(doc)));
    });
    return this.#remember(rows.length, () => {
      for (const reversal of reversals.reverse()) reversal();
    });
  }

  #remember(changed: number, reversal: Reversal) {
    return { changed, act: this.#acts.push(reversal) - 1 };
  }

  #rows({ isMine, due, notebook }: TaskFilter): TaskRow[] {
    const within = notebook && this.#ports.within(notebook);
    const titled = this.#ports
      .notes()
      .filter(([, doc]) => roleOf(doc).template === 'none')
      .filter(([, doc]) => !within || within.some((id) => id === organisationOf(doc).notebook))
      .map(([note, doc]) => ({ note, doc, title: titleOf(doc).toString() }))
      .sort((one, other) => one.title.localeCompare(other.title));
    const rows = titled.flatMap(({ note, doc, title }) =>
      tasksOf(bodyOf(doc).toString()).map(({ text, occurrence, isDone }) => {
        const facts = taskFactsOf(text);
        return { note, title, task: { text, occurrence }, isDone, startsGroup: false, ...facts };
      }),
    );
    return rows
      .filter(({ mentions }) => !isMine || mentions.includes('me'))
      .filter((row) => this.#isDue(row.due, due))
      .map(({ mentions: _, due: day, ...row }, index, all) => {
        const startsGroup = all[index - 1]?.note !== row.note;
        return { ...row, ...(day && { due: day }), startsGroup };
      });
  }

  #isDue(day: string | undefined, due: TaskFilter['due']): boolean {
    if (due === undefined) return true;
    if (day === undefined) return false;
    const { day: today } = this.#ports;
    return { overdue: day < today, today: day === today, later: day > today, dated: true }[due];
  }
}
