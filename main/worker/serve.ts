import { parentPort } from 'node:worker_threads';

/** What a worker can be asked: functions of one plain value, by name. They may answer later; a client asks one thing at a time. */
export type WorkerApi = Readonly<Record<string, (input: never) => unknown>>;

/** One question to a worker, and its answer. A failure crosses as its message, and its code if it has one: stacks stay in the worker. */
export interface WorkerQuestion {
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
}
export type WorkerAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string; readonly code?: string };

/** Answers questions in a worker thread, one after the other. Call once, from the worker's own file. */
export function serveWorker(api: WorkerApi): void {
  if (!parentPort) throw new Error('not in a worker');
  const port = parentPort;
  port.on('message', (question: WorkerQuestion) => {
    void answerOf(api, question).then((answer) => port.postMessage(answer));
  });
}

async function answerOf(api: WorkerApi, { id, name, input }: WorkerQuestion): Promise<WorkerAnswer> {
  try {
    const answer = Object.hasOwn(api, name) ? api[name] : undefined;
    if (!answer) throw new Error(`no such question: ${name}`);
    return { id, ok: true, value: await answer(input as never) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return {
      id,
      ok: false,
      message,
      ...(error instanceof Error && 'code' in error ? { code: String(error.code) } : {}),
    };
  }
}
