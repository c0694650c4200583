import type { NotesPage } from '../e2e/support/notes-page.ts';

/** How long something took, over many times. Milliseconds. */
export interface Latency {
  readonly count: number;
  readonly medianMs: number;
  readonly p95Ms: number;
}

/**
 * Types a text key by key on one screen and measures each key until the other screen has drawn it, by the clock of
 * this process alone. The next key is typed when the last one was seen. Both screens show the same text at the start.
 */
export async function measureKeystrokes(from: NotesPage, to: NotesPage, text: string): Promise<Latency> {
  const watch = await watchBody(to);
  const before = await to.bodyText();
  const durationsMs: number[] = [];
  for (const [index, key] of [...text].entries()) {
    const expectedLength = before.length + index + 1;
    const startedMs = performance.now();
    await from.type(key);
    const seenMs = await watch.whenLength(expectedLength);
    if (seenMs < startedMs) throw new Error('a key was seen before it was typed');
    durationsMs.push(seenMs - startedMs);
  }
  await watch.close();
  return summaryOf(durationsMs);
}

interface BodyWatch {
  /** Resolves to the moment when the body was seen with at least this many characters. */
  whenLength(length: number): Promise<number>;
  close(): Promise<void>;
}

let watchCount = 0;

/** Has a page report each length of its body once it is on the screen. */
async function watchBody(notes: NotesPage): Promise<BodyWatch> {
  watchCount += 1;
  const report = `reportBody${watchCount}`;
  const seen: { length: number; atMs: number }[] = [];
  let wake = (): void => undefined;
  await notes.page.exposeFunction(report, (length: number) => {
    seen.push({ length, atMs: performance.now() });
    wake();
  });
  // One frame after a change it has been drawn. No inner function has a name: the loader would wrap it in a helper that the page lacks.
  const observer = await notes.body.evaluateHandle((content, name) => {
    const watching = new MutationObserver(() =>
      requestAnimationFrame(() => {
        const lines = [...content.querySelectorAll('.cm-line')].map((line) => line.textContent ?? '');
        Reflect.get(window, name)(lines.join('\n').length);
      }),
    );
    watching.observe(content, { childList: true, characterData: true, subtree: true });
    return watching;
  }, report);
  return {
    async whenLength(length) {
      for (;;) {
        const hit = seen.find((entry) => entry.length >= length);
        if (hit) return hit.atMs;
        await new Promise<void>((resolve, reject) => {
          const timer = setTimeout(() => reject(new Error('a key was not seen on the other screen')), 60_000);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    },
    async close() {
      await observer.evaluate((watching) => watching.disconnect());
      await observer.dispose();
    },
  };
}

function summaryOf(durationsMs: readonly number[]): Latency {
  const sorted = durationsMs.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: sorted.length, medianMs: at(0.5), p95Ms: at(0.95) };
}
