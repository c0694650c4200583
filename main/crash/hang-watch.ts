/** How long a window that was given time may go on hanging before the question comes again. */
export const PATIENCE_MS = 20_000;

/** What is done about a window that hangs. */
export type HangAnswer = 'wait' | 'reload';

/** What a watch takes from outside. */
export interface HangPorts {
  /** Asks a person; the signal closes the question. A question that was closed counts as `wait`. */
  readonly ask: (signal: AbortSignal) => Promise<HangAnswer>;
  /** Ends the page that hangs and loads it again. */
  readonly reload: () => void;
  /** Runs something later; the returned function takes that back. */
  readonly after: (delayMs: number, run: () => void) => () => void;
}

/** Hears whether a window answers. */
export interface HangWatch {
  hung(): void;
  answers(): void;
}

/**
 * Decides when a person is asked about a window that hangs, so that there is never more than one question, and none
 * about a window that answers again.
 *
 * ```
 * calm --hung--> asking --wait--> patient --20 s--> asking
 *   ^              |  '--reload--> calm, page ended
 *   '---answers----+------------------'
 * ```
 */
export function createHangWatch({ ask, reload, after }: HangPorts): HangWatch {
  /** Ends what a hang has begun, a question or a wait; undefined while all is calm. */
  let settle: (() => void) | undefined;

  const question = (): void => {
    const closing = new AbortController();
    settle = () => closing.abort();
    void ask(closing.signal).then((answer) => {
      // Closed in the meantime: the window answers, or is gone.
      if (closing.signal.aborted) return;
      settle = answer === 'reload' ? undefined : after(PATIENCE_MS, question);
      if (answer === 'reload') reload();
    });
  };
  return {
    hung() {
      if (settle === undefined) question();
    },
    answers() {
      const end = settle;
      settle = undefined;
      end?.();
    },
  };
}
