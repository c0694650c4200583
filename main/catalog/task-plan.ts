/** Which tasks are asked for. */
export interface TaskQuestion {
  readonly state: 'all' | 'active' | 'done';
  /** Who is meant by "mine", in small letters; absent when everybody's tasks are asked for. */
  readonly mine?: readonly string[];
  readonly due?: 'overdue' | 'today' | 'later' | 'dated';
  /** Of notes in one of these; absent when in any or none. */
  readonly notebooks?: readonly string[];
  /** What today is, `2026-11-24`. */
  readonly day: string;
}

/** The question in SQL: `where` without the state of the boxes, which is a condition of its own. */
export interface TaskPlan {
  readonly where: string;
  readonly state: string;
  readonly parameters: readonly string[];
}

/** `~` stands for no day, and sorts behind all of them. */
const DUE = {
  overdue: { condition: 'due < ? AND done = 0', isOfToday: true },
  today: { condition: 'due = ?', isOfToday: true },
  later: { condition: "due > ? AND due < '~'", isOfToday: true },
  dated: { condition: "due < '~'", isOfToday: false },
} as const;

/** The sign keeps SQLite from finding them by their boxes and then sorting them all. */
const STATES = { all: '1', active: '+done = 0', done: '+done = 1' } as const;

const oneOf = (values: readonly string[]): string => `(${values.map(() => '?').join(', ')})`;

/** Makes SQL of a question. */
export function taskPlanOf({ state, mine, due, notebooks, day }: TaskQuestion): TaskPlan {
  const conditions: string[] = [];
  const parameters: string[] = [];
  if (mine !== undefined) {
    conditions.push(
      `(tasks.note, tasks.place) IN (SELECT note, place FROM task_mentions WHERE name IN ${oneOf(mine)})`,
    );
    parameters.push(...mine);
  }
  if (notebooks !== undefined) {
    conditions.push(`tasks.note IN (SELECT number FROM notes WHERE notebook IN ${oneOf(notebooks)})`);
    parameters.push(...notebooks);
  }
  if (due !== undefined) {
    conditions.push(DUE[due].condition);
    if (DUE[due].isOfToday) parameters.push(day);
  }
  return { where: conditions.join(' AND ') || '1', state: STATES[state], parameters };
}
