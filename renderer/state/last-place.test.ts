import { beforeEach, describe, expect, it } from 'vitest';
import { fakeNoteId } from '../testing/fake-main.ts';
import { LastPlace } from './last-place.ts';

const [one, two] = [fakeNoteId(1), fakeNoteId(2)];

describe('where a window was', () => {
  beforeEach(() => sessionStorage.clear());
  const nextPage = (): LastPlace => new LastPlace(sessionStorage);

  it('[CR2] is known to the page after one that crashed, with the caret', () => {
    const page = nextPage();
    expect([page.before, page.isAfterFault]).toEqual([undefined, false]);
    page.show(one);
    page.moveCaret(one, 'body', 7);
    page.show(one);
    const next = nextPage();
    expect([next.before, next.isAfterFault]).toEqual([{ note: one, field: 'body', caret: 7 }, true]);
    expect([next.caretIn(one, 'body'), next.caretIn(one, 'title'), next.caretIn(two, 'body')]).toEqual([
      7,
      undefined,
      undefined,
    ]);
  });

  it('[CR2] is known after an ordered reload, too, which is no fault', () => {
    const page = nextPage();
    page.show(one);
    page.leave();
    const next = nextPage();
    expect([next.before?.note, next.isAfterFault]).toEqual([one, false]);
  });

  it('[CR2] is nowhere once no note is shown, and another note begins at its beginning', () => {
    const page = nextPage();
    page.moveCaret(one, 'body', 7);
    page.show(two);
    expect(page.caretIn(two, 'body')).toBe(0);
    page.show(undefined);
    expect(nextPage().before).toBeUndefined();
  });

  it.each(['', '{', '{"note":"../x","field":"body","caret":0}', `{"note":"${'0'.repeat(20)}","field":"x","caret":-1}`])(
    '[CR2] is nowhere when nonsense was remembered: %s',
    (nonsense) => {
      sessionStorage.setItem('place', nonsense);
      expect(nextPage().before).toBeUndefined();
    },
  );
});
