import { describe, expect, it } from 'vitest';
import { inTurn } from './in-turn.ts';

/** Something that is asked and answers when it is told to. */
function slow() {
  const asked: string[] = [];
  const answers: ((fails?: 'fails') => void)[] = [];
  const find = inTurn(
    (question: string) =>
      new Promise<string>((resolve, reject) => {
        asked.push(question);
        answers.push((fails) => (fails === undefined ? resolve(question.toUpperCase()) : reject(new Error(question))));
      }),
  );
  const answer = async (fails?: 'fails'): Promise<void> => {
    answers.shift()?.(fails);
    await Promise.resolve();
  };
  return { asked, find, answer };
}

describe('questions while one types', () => {
  it('[NL6] one is under way at a time, and of those that come meanwhile only the newest is asked', async () => {
    const { asked, find, answer } = slow();
    const found = ['g', 'ga', 'gar', 'gard'].map(find);
    expect(asked).toEqual(['g']);
    await answer();
    await expect.poll(() => asked).toEqual(['g', 'gard']);
    await answer();
    expect(await Promise.all(found)).toEqual(['G', undefined, undefined, 'GARD']);
  });

  it('[NL6] goes on after a question that failed', async () => {
    const { find, answer } = slow();
    const [first, second] = [find('a'), find('b')];
    await answer('fails');
    await expect(first).rejects.toThrow('a');
    await answer();
    expect(await second).toBe('B');
  });
});
