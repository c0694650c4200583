import type * as Y from 'yjs';

/** Two people in one text, each with a copy of it, over a line to the server. */
export interface Pair {
  readonly left: Y.Text;
  readonly right: Y.Text;
  close(): Promise<void>;
}

/** Types `count` letters at the end, `perSecond` of them a second. Answers when each was typed. */
export async function typeAt(
  text: Y.Text,
  { letter, count, perSecond }: { readonly letter: string; readonly count: number; readonly perSecond: number },
): Promise<number[]> {
  const typedMs: number[] = [];
  const startMs = performance.now();
  for (let index = 0; index < count; index += 1) {
    const dueMs = startMs + (index * 1000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueMs - performance.now())));
    typedMs.push(performance.now());
    text.insert(text.length, letter);
  }
  return typedMs;
}

/** When each of `count` letters appears in a text. */
export function seenIn(text: Y.Text, letter: string, count: number): Promise<number[]> {
  const seenMs: number[] = [];
  return new Promise((resolve) => {
    const look = ({ delta }: Y.YTextEvent): void => {
      for (const { insert } of delta)
        for (const character of typeof insert === 'string' ? insert : '')
          if (character === letter) seenMs.push(performance.now());
      if (seenMs.length < count) return;
      text.unobserve(look);
      resolve(seenMs);
    };
    text.observe(look);
  });
}
