import { describe, expect, it } from 'vitest';
import { withChanges } from '../markdown/table/text-change.ts';
import { marked, reworded, withoutTasks, withTask } from './task-edits.ts';
import { taskFactsOf } from './task-words.ts';
import { findTask, MAX_TASK_UNITS, type TaskKey, tasksOf } from './tasks.ts';

const read = (markdown: string) => tasksOf(markdown).map(({ text, isDone }) => `${isDone ? 'x' : '-'} ${text}`);
const key = (text: string, occurrence = 0): TaskKey => ({ text, occurrence });
const changed = (markdown: string, changes: ReturnType<typeof marked>) => changes && withChanges(markdown, changes);

describe('the tasks of a text', () => {
  it('[TK1] are the lines with a box behind the mark of a list, also in lists of lists and in quotes', () => {
    const text = '- [ ] one\n  * [x] two\n\n> 1. [X] three\n> - [ ]  four \n- - [ ] five\n+ [ ]\tsix\n2) [ ] seven';
    expect(read(text)).toEqual(['- one', 'x two', 'x three', '- four', '- five', '- six', '- seven']);
    expect(read('[ ] none\n-[ ] none\n- [] none\n- [x]none\nword - [ ] none\n- [ ]\n- [y] none')).toEqual([]);
    expect(read('- [ ] \n- [x]  ')).toEqual(['- ', 'x ']);
  });

  it('[TK1] none of them is in code or in front matter', () => {
    const text = '---\n- [ ] field\n---\n- [ ] a\n```js\n- [ ] code\n~~~\n- [ ] code\n```\n- [x] b';
    expect(read(text)).toEqual(['- a', 'x b']);
    expect(read('~~~~\n- [ ] code\n~~~\n- [ ] code\n~~~~~\n- [ ] a')).toEqual(['- a']);
    expect(read('```a` is code in a line\n- [ ] a')).toEqual(['- a']);
    expect(read('- ```\n  - [ ] code\n  ```\n- [ ] a\n```\n- [ ] never closed')).toEqual(['- a']);
  });

  it('[TK1] a box that two people ticked at once is one, and ticked', () => {
    expect(read('- [xx] a\n- [ x] b\n- [  ] c\n- [xxxxx] no box')).toEqual(['x a', 'x b', '- c']);
  });

  it('[TK2] is known by its words and by how many of the same words stand above it', () => {
    const text = '- [ ] milk\n- [x] milk\n- [ ] bread';
    expect(tasksOf(text).map(({ text: words, occurrence }) => [words, occurrence])).toEqual([
      ['milk', 0],
      ['milk', 1],
      ['bread', 0],
    ]);
    const second = findTask(text, key('milk', 1));
    expect(text.slice(second?.from, second?.to)).toBe('- [x] milk');
    expect(text.slice(second?.boxFrom, second?.boxTo)).toBe('x');
    expect(text.slice(second?.textFrom, second?.to)).toBe('milk');
    expect(findTask(text, key('milk', 2))).toBeUndefined();
    const long = `- [ ] ${'a'.repeat(MAX_TASK_UNITS - 1)}😀 and more`;
    expect(tasksOf(long)[0]?.text).toBe('a'.repeat(MAX_TASK_UNITS - 1));
  });

  it('[TK3] name a day and people, where a word could begin and not in code', () => {
    const facts = taskFactsOf('call @Alice and @bob.b (@me) by @2026-12-01, not `@carol`, a@b.org, @2026-12-24');
    expect(facts).toEqual({ due: '2026-12-01', mentions: ['alice', 'bob.b', 'me'] });
    expect(taskFactsOf('@2026-02-30 @2026-12-011 x@2026-12-01')).toEqual({ due: undefined, mentions: [] });
    expect(taskFactsOf('nobody')).toEqual({ due: undefined, mentions: [] });
  });
});

describe('edits of tasks', () => {
  const list = '- [ ] milk\n- [x] milk\n- [ ] bread';

  it('[TK4] a tick changes the sign in the box, and nothing where it is so already', () => {
    expect(marked(list, key('milk'), true)).toEqual([{ from: 3, to: 4, insert: 'x' }]);
    expect(changed(list, marked(list, key('milk', 1), false))).toBe('- [ ] milk\n- [ ] milk\n- [ ] bread');
    expect(marked(list, key('milk', 1), true)).toEqual([]);
    expect(changed('> - [xx] a', marked('> - [xx] a', key('a'), false))).toBe('> - [ ] a');
  });

  it('[TK5] other words leave the letters that stay alone, and the line one line', () => {
    expect(changed(list, reworded(list, key('bread'), 'bread and jam'))).toBe(`${list} and jam`);
    expect(reworded(list, key('bread'), 'bead')).toEqual([{ from: 29, to: 30, insert: '' }]);
    expect(changed(list, reworded(list, key('bread'), ' two\n breads '))).toBe(
      '- [ ] milk\n- [x] milk\n- [ ] two breads',
    );
    expect(reworded(list, key('milk'), 'milk')).toEqual([]);
    expect(changed('- [ ] 😀', reworded('- [ ] 😀', key('😀'), '😁'))).toBe('- [ ] 😁');
    expect(changed('- [ ] ', reworded('- [ ] ', key(''), 'new'))).toBe('- [ ] new');
    const long = `- [ ] ${'a'.repeat(MAX_TASK_UNITS)} tail`;
    const beginning = 'a'.repeat(MAX_TASK_UNITS);
    expect(changed(long, reworded(long, key(beginning), `so ${beginning}`))).toBe(`- [ ] so ${beginning} tail`);
  });

  it('[TK6] lines go with the break above them; the first leaves its own', () => {
    expect(changed(list, withoutTasks(list, [key('milk', 1), key('gone')]))).toBe('- [ ] milk\n- [ ] bread');
    expect(changed(list, withoutTasks(list, [key('bread'), key('milk')]))).toBe('\n- [x] milk');
    const fields = '---\na: b\n---\n- [x] one\n- [ ] two';
    expect(changed(fields, withoutTasks(fields, [key('one')]))).toBe('---\na: b\n---\n\n- [ ] two');
  });

  it('[TK7] a task is added below everything, in the list that is there or in one of its own', () => {
    const added = (text: string): string => withChanges(text, withTask(text, ' buy\nmilk '));
    expect(added('')).toBe('\n- [ ] buy milk\n');
    expect(added('- [x] a\n')).toBe('- [x] a\n- [ ] buy milk\n');
    expect(added('words')).toBe('words\n\n- [ ] buy milk');
    expect(added('- a\n  more\n\n')).toBe('- a\n  more\n- [ ] buy milk\n\n');
  });

  it('[TK8] who asks for a task that is gone changes nothing', () => {
    expect(marked(list, key('eggs'), true)).toBeUndefined();
    expect(reworded(list, key('milk', 2), 'oat milk')).toBeUndefined();
    expect(withoutTasks(list, [key('eggs')])).toEqual([]);
  });
});
