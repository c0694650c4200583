import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { markdownPiece } from '../markdown/testing/generated-markdown.ts';
import { withChanges } from '../markdown/table/text-change.ts';
import { bodyOf } from './note.ts';
import { applyChanges, putBack, type RemovedStretch, takeOut } from './text-edits.ts';
import { marked, reworded, withoutTasks, withTask } from './task-edits.ts';
import { type Task, tasksOf } from './tasks.ts';

const markdown = fc.array(fc.oneof(markdownPiece, fc.constantFrom('- [ ] a', '\n- [x] b', '\n- [ ] a')), {
  maxLength: 40,
});
const text = markdown.map((pieces) => pieces.join(''));
const lines = (value: string): string[] => value.split('\n');

describe('edits of tasks, whatever else stands in the text', () => {
  it('[TK9] touch no other line', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.constantFrom('new', 'a b', 'b'), (value, choice, words) => {
        const tasks = tasksOf(value);
        const task = tasks[choice % Math.max(1, tasks.length)];
        fc.pre(task !== undefined);
        const number = lines(value.slice(0, task.from)).length - 1;
        const others = (changed: string): string[] => lines(changed).filter((_, line) => line !== number);
        const ticked = withChanges(value, marked(value, task, !task.isDone) ?? []);
        expect(others(ticked)).toEqual(others(value));
        expect(tasksOf(ticked).map(({ isDone }) => isDone)).toEqual(
          tasks.map((one) => (one === task ? !one.isDone : one.isDone)),
        );
        expect(others(withChanges(value, reworded(value, task, words) ?? []))).toEqual(others(value));
        const kept = lines(withChanges(value, withoutTasks(value, [task])));
        expect(kept.filter((line) => line !== '')).toEqual(others(value).filter((line) => line !== ''));
      }),
    );
  });
});

/** One person's edit: what is done, to which of the tasks. */
type Deed = readonly ['tick' | 'untick' | 'reword' | 'remove' | 'undo' | 'add', number];
const deed = fc.tuple(
  fc.constantFrom('tick', 'untick', 'reword', 'remove', 'undo', 'add'),
  fc.nat(9),
) as fc.Arbitrary<Deed>;

/** A copy of the note on one laptop, with what its person took out and can put back. */
class Copy {
  readonly doc = new Y.Doc();
  readonly removed: { readonly id: string; readonly stretches: RemovedStretch[] }[] = [];
  readonly #gone: Set<string>;
  readonly #name: string;
  #added = 0;

  constructor(name: string, gone: Set<string>) {
    this.#name = name;
    this.#gone = gone;
  }

  get tasks(): Task[] {
    return tasksOf(bodyOf(this.doc).toString());
  }

  do([what, which]: Deed): void {
    const body = bodyOf(this.doc);
    const value = body.toString();
    const task = this.tasks[which % Math.max(1, this.tasks.length)];
    this.doc.transact(() => {
      if (what === 'add') return applyChanges(body, withTask(value, `${this.#name}${this.#added++}; new`));
      if (what === 'undo') return this.#putBack();
      if (task === undefined) return;
      if (what === 'remove') return this.#remove(task, value);
      const changes =
        what === 'reword' ? reworded(value, task, `${task.text} again`) : marked(value, task, what === 'tick');
      applyChanges(body, changes ?? []);
    });
  }

  #remove(task: Task, value: string): void {
    const id = idOf(task);
    this.#gone.add(id);
    this.removed.push({ id, stretches: takeOut(bodyOf(this.doc), withoutTasks(value, [task])) });
  }

  #putBack(): void {
    const last = this.removed.pop();
    if (last !== undefined) putBack(bodyOf(this.doc), last.stretches);
  }
}

const idOf = ({ text: words }: Task): string => words.split(';')[0] ?? '';

function exchange(one: Copy, other: Copy): void {
  Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc));
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc));
}

describe('two people who work on the same tasks, each alone for a while', () => {
  it('[TK10] end with the same text, and no task is lost that nobody removed', () => {
    let met = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.array(deed, { maxLength: 6 }), fc.array(deed, { maxLength: 6 }))), (rounds) => {
        const gone = new Set<string>();
        const [alice, bob] = [new Copy('a', gone), new Copy('b', gone)];
        bodyOf(alice.doc).insert(0, '- [ ] one; milk\n- [x] two; bread\n- [ ] three; eggs');
        exchange(alice, bob);
        const known = new Set(alice.tasks.map(idOf));
        for (const [hers, his] of rounds) {
          for (const one of hers) alice.do(one);
          for (const one of his) bob.do(one);
          for (const task of [...alice.tasks, ...bob.tasks]) known.add(idOf(task));
          if (hers.length > 0 && his.length > 0) met += 1;
          exchange(alice, bob);
          expect(bodyOf(bob.doc).toString()).toBe(bodyOf(alice.doc).toString());
          const left = new Set(alice.tasks.map(idOf));
          expect([...known].filter((id) => !gone.has(id) && !left.has(id))).toEqual([]);
        }
      }),
    );
    expect(met).toBeGreaterThan(100);
  });

  it('[TK11] lines that were taken out and put back at once are where they were', () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(20), { maxLength: 5 }), (value, choices) => {
        const doc = new Y.Doc();
        const body = bodyOf(doc);
        body.insert(0, value);
        const tasks = tasksOf(value);
        const chosen = choices.flatMap((choice) => tasks[choice % Math.max(1, tasks.length)] ?? []);
        const removed = takeOut(body, withoutTasks(value, chosen));
        expect(tasksOf(body.toString())).toHaveLength(tasks.length - new Set(chosen).size);
        putBack(body, removed);
        expect(body.toString()).toBe(value);
      }),
    );
  });
});
