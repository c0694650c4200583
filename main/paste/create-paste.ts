import type { HandlersOf } from '../../core/contract/handlers.ts';
import type { PastedMarkdown, pasteCommands } from '../../core/contract/paste-commands.ts';
import { succeed } from '../../core/contract/result.ts';
import { createWorkerClient } from '../worker/client.ts';

/** What one paste may take; a person who waits longer has the plain text. */
const LIMITS = { deadlineMs: 5000, maxMemoryMb: 256 };

type ConverterApi = {
  readonly convert: (html: string) => PastedMarkdown;
};

/** What pasting needs of its surroundings. */
export interface PastePorts {
  readonly workerUrl: (name: 'paste') => URL;
  /** Less in tests. Milliseconds. */
  readonly deadlineMs?: number;
}

/** Turns pasted HTML into Markdown. */
export interface Paste {
  readonly handlers: HandlersOf<keyof typeof pasteCommands>;
  /** Ends the worker. Idempotent. */
  close(): Promise<void>;
}

/** Converts in a worker that may hang, break or run out of memory over any input: it costs nobody else anything. */
export function createPaste({ workerUrl, deadlineMs = LIMITS.deadlineMs }: PastePorts): Paste {
  const worker = createWorkerClient<ConverterApi>(workerUrl('paste'), { ...LIMITS, deadlineMs });
  return {
    handlers: {
      async 'paste.toMarkdown'({ html }) {
        try {
          return succeed(await worker.ask('convert', html));
        } catch {
          return succeed({ kind: 'plain' });
        }
      },
    },
    close: () => worker.close(),
  };
}
