import type Database from 'libsql';
import { linkKeyOf } from '../../core/note/link-target.ts';
import { taskFactsOf } from '../../core/note/task-words.ts';
import { tasksOf } from '../../core/note/tasks.ts';
import { type TaskQuestion, taskPlanOf } from './task-plan.ts';

/** A note whose tasks are put in, with the number that everything else of it is kept under. */
export interface TaskedNote {
  readonly number: number;
  readonly title: string;
  readonly text: string;
  /** Its tasks are in the lists: it is neither in the Trash nor a template. */
  readonly isListed: boolean;
}

/** The page that is asked for. */
export interface TaskQuery extends TaskQuestion {
  readonly grouping: 'note' | 'due';
  readonly offset: number;
  readonly limit: number;
}

/** Which task of which note. */
export interface CatalogTaskPlace {
  readonly note: string;
  readonly task: { readonly text: string; readonly occurrence: number };
}

/** A task in a list. */
export interface CatalogTask extends CatalogTaskPlace {
  readonly title: string;
  readonly isDone: boolean;
  readonly due?: string;
  readonly startsGroup: boolean;
}

/** A page, how many there are in all, and how many of the filter are open and ticked. */
export interface TaskPage {
  readonly total: number;
  readonly left: number;
  readonly done: number;
  readonly rows: CatalogTask[];
}

/** Sorts behind every day. */
const NO_DAY = '~';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS tasks (
    note INTEGER NOT NULL, place INTEGER NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, occurrence INTEGER NOT NULL,
    done INTEGER NOT NULL, due TEXT NOT NULL, PRIMARY KEY (note, place)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS tasks_titled ON tasks (title, note, place, done);
  CREATE INDEX IF NOT EXISTS tasks_due ON tasks (due, title, note, place, done);
  CREATE INDEX IF NOT EXISTS tasks_done ON tasks (done);
  CREATE TABLE IF NOT EXISTS task_mentions (name TEXT NOT NULL, note INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (name, note, place)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS task_mentions_note ON task_mentions (note);
`;

interface StoredTask {
  readonly place: number;
  readonly title: string;
  readonly text: string;
  readonly occurrence: number;
  readonly done: number;
  readonly due: string;
}

type FoundTask = StoredTask & { readonly note: number; readonly id: string; readonly named: string };

/** The tasks of a catalog's notes. */
export class CatalogTasks {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
    db.exec(SCHEMA);
  }

  /** Replaces the tasks of a note, where they are others than before. Part of the caller's transaction. */
  put({ number, title, text, isListed }: TaskedNote): void {
    const tasks = isListed ? tasksOf(text) : [];
    const key = linkKeyOf(title);
    const stored = tasks.map((task, place): StoredTask => {
      const due = taskFactsOf(task.text).due ?? NO_DAY;
      return { place, title: key, text: task.text, occurrence: task.occurrence, done: Number(task.isDone), due };
    });
    const columns = 'place, title, text, occurrence, done, due';
    const before = this.#db.prepare(`SELECT ${columns} FROM tasks WHERE note = ? ORDER BY place`).all(number);
    // Most of what is written is no task, and most tasks stay as they are.
    if (isSame(before as StoredTask[], stored)) return;
    this.#db.prepare('DELETE FROM tasks WHERE note = ?').run(number);
    this.#db.prepare('DELETE FROM task_mentions WHERE note = ?').run(number);
    const insert = this.#db.prepare(`INSERT INTO tasks (note, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?)`);
    const mention = this.#db.prepare('INSERT INTO task_mentions VALUES (?, ?, ?)');
    for (const task of stored) {
      insert.run(number, task.place, task.title, task.text, task.occurrence, task.done, task.due);
      for (const name of taskFactsOf(task.text).mentions) mention.run(name, number, task.place);
    }
  }

  /** One page, by titles or by days. */
  list(query: TaskQuery): TaskPage {
    const { where, parameters } = taskPlanOf(query);
    const counted = this.#db
      .prepare(`SELECT done, count(*) AS count FROM tasks WHERE ${where} GROUP BY done`)
      .all(...parameters) as { done: number; count: number }[];
    const count = (isDone: number): number => counted.find(({ done }) => done === isDone)?.count ?? 0;
    const [left, done] = [count(0), count(1)];
    const total = (query.state === 'done' ? 0 : left) + (query.state === 'active' ? 0 : done);
    return { total, left, done, rows: query.limit === 0 ? [] : this.#rows(query) };
  }

  /** Every task that is asked for, note by note. */
  places(question: TaskQuestion): CatalogTaskPlace[] {
    const { where, state, parameters } = taskPlanOf(question);
    const found = this.#db
      .prepare(
        `SELECT notes.id, text, occurrence FROM tasks JOIN notes ON notes.number = tasks.note
         WHERE ${where} AND ${state} ORDER BY tasks.note, place`,
      )
      .all(...parameters) as Pick<FoundTask, 'id' | 'text' | 'occurrence'>[];
    return found.map(({ id, text, occurrence }) => ({ note: id, task: { text, occurrence } }));
  }

  #rows(query: TaskQuery): CatalogTask[] {
    const { where, state, parameters } = taskPlanOf(query);
    const order = query.grouping === 'due' ? 'due, tasks.title, note, place' : 'tasks.title, note, place';
    // With the row before the page, which tells whether the first one begins a group.
    const before = Math.min(1, query.offset);
    const found = this.#db
      .prepare(
        `SELECT tasks.*, notes.id, notes.title AS named FROM tasks JOIN notes ON notes.number = tasks.note
         WHERE ${where} AND ${state} ORDER BY ${order} LIMIT ? OFFSET ?`,
      )
      .all(...parameters, query.limit + before, query.offset - before) as FoundTask[];
    const groupOf = (task: FoundTask): string | number =>
      query.grouping === 'note' ? task.note : spanOf(task.due, query.day);
    return found.slice(before).map((task, index) => {
      const above = found[index + before - 1];
      return {
        note: task.id,
        title: task.named,
        task: { text: task.text, occurrence: task.occurrence },
        isDone: task.done === 1,
        ...(task.due === NO_DAY ? {} : { due: task.due }),
        startsGroup: above === undefined || groupOf(above) !== groupOf(task),
      };
    });
  }
}

/** Days gone by are one group, and so is what has no day; every other day is one of its own. */
const spanOf = (due: string, today: string): string => (due < today ? '' : due);

const isSame = (one: readonly StoredTask[], other: readonly StoredTask[]): boolean =>
  one.length === other.length && one.every((task, index) => JSON.stringify(task) === JSON.stringify(other[index]));
