import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { WorkerAnswer, WorkerApi, WorkerQuestion } from './serve.ts';

/** Asks a worker by the names of its API. */
export interface WorkerClient<Api extends WorkerApi> {
  /**
   * Rejects with WorkerError when the worker threw, died, or took longer than the deadline. After a death or a missed
   * deadline the next question goes to a new worker.
   */
  ask<N extends keyof Api & string>(
    name: N,
    input: Parameters<Api[N]>[0],
    deadlineMs?: number,
  ): Promise<Awaited<ReturnType<Api[N]>>>;
  close(): Promise<void>;
}

/** How a worker failed: by an error of its own, or by not answering. */
export class WorkerError extends Error {
  override readonly name = 'WorkerError';
  readonly kind: 'threw' | 'died' | 'late';
  /** The code of what the worker threw, when it had one. */
  readonly code: string | undefined;

  constructor(kind: 'threw' | 'died' | 'late', message: string, code?: string) {
    super(message);
    this.kind = kind;
    this.code = code;
  }
}

/** What a worker may take: its answer within this time unless the question names another, and this much memory. */
export interface WorkerLimits {
  readonly deadlineMs: number;
  readonly maxMemoryMb: number;
  /** Handed to the worker's script as `workerData`. */
  readonly data?: unknown;
}

/** Starts a worker on first use and keeps it. */
export function createWorkerClient<Api extends WorkerApi>(script: URL, limits: WorkerLimits): WorkerClient<Api> {
  return new RestartingWorker(script, limits);
}

/**
 * A worker that has not ended by then will not: seen once in some hundred ends, its thread waits for tasks of V8 that
 * nobody does any more (Node 20 with WebAssembly in a worker), and a process that ends joins it for ever. Milliseconds.
 */
const END_LIMIT_MS = 1000;

/** The workers of this process whose thread has not ended, whoever has given them up. */
const alive = new Set<Worker>();
/** How far the end of each is that is being ended: nothing is ended twice. */
const ending = new WeakMap<Worker, Promise<void>>();

/** Ends every worker that is left. False when one could not be ended: then the process cannot end in the usual way either. */
export async function endWorkers(): Promise<boolean> {
  await Promise.all([...alive].map((worker) => endInTime(worker)));
  return alive.size === 0;
}

/** Ends a worker once; one that is at work may come to the end of it first. */
function endInTime(worker: Worker, work?: Promise<unknown>): Promise<void> {
  const known = ending.get(worker) ?? end(worker, work);
  ending.set(worker, known);
  return known;
}

/** Threads that were ended while WebAssembly was being compiled in them are those that never end. */
async function end(worker: Worker, work: Promise<unknown> | undefined): Promise<void> {
  if (work !== undefined) await inTime(work);
  await inTime(worker.terminate());
}

const inTime = (work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, setTimeout(END_LIMIT_MS, undefined, { ref: false })]);

/** Resolves when a worker has said something, or can no longer. */
function nextAnswerOf(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    worker.once('message', () => resolve());
    worker.once('exit', () => resolve());
  });
}

interface Pending {
  readonly question: WorkerQuestion;
  readonly deadlineMs: number;
  resolve(value: unknown): void;
  reject(error: WorkerError): void;
}

/** Sends one question at a time, so that a deadline counts the work and not the queue. */
class RestartingWorker<Api extends WorkerApi> implements WorkerClient<Api> {
  readonly #script: URL;
  readonly #limits: WorkerLimits;
  readonly #queue: Pending[] = [];
  #current: Pending | undefined;
  #timer: NodeJS.Timeout | undefined;
  #worker: Worker | undefined;
  #count = 0;
  #isClosed = false;

  constructor(script: URL, limits: WorkerLimits) {
    this.#script = script;
    this.#limits = limits;
  }

  ask<N extends keyof Api & string>(
    name: N,
    input: Parameters<Api[N]>[0],
    deadlineMs = this.#limits.deadlineMs,
  ): Promise<Awaited<ReturnType<Api[N]>>> {
    return new Promise((resolve, reject) => {
      this.#count += 1;
      const question = { id: this.#count, name, input };
      this.#queue.push({
        question,
        deadlineMs,
        resolve: (value) => resolve(value as Awaited<ReturnType<Api[N]>>),
        reject,
      });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const worker = this.#worker;
    this.#worker = undefined;
    const work = worker && this.#current && nextAnswerOf(worker);
    this.#settle((pending) => pending.reject(new WorkerError('died', 'closed')));
    if (worker) await endInTime(worker, work);
  }

  #next(): void {
    if (this.#current) return;
    this.#current = this.#queue.shift();
    if (!this.#current) return;
    if (this.#isClosed) {
      this.#settle((pending) => pending.reject(new WorkerError('died', 'closed')));
      return;
    }
    this.#worker ??= this.#start();
    this.#timer = globalThis.setTimeout(() => this.#replace('late'), this.#current.deadlineMs);
    this.#worker.postMessage(this.#current.question);
  }

  #start(): Worker {
    const worker = new Worker(this.#script, {
      workerData: this.#limits.data,
      // What the main thread was started with (a debugger, a loader of a test) is not the worker's to repeat.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.maxMemoryMb },
    });
    alive.add(worker);
    worker.once('exit', () => alive.delete(worker));
    // A worker that waits for questions must not keep the process alive.
    worker.unref();
    worker.on('message', (answer: WorkerAnswer) => {
      if (answer.id !== this.#current?.question.id) return;
      this.#settle((pending) => {
        if (answer.ok) pending.resolve(answer.value);
        else pending.reject(new WorkerError('threw', answer.message, answer.code));
      });
    });
    worker.on('error', (error) => this.#replace('died', error, worker));
    worker.on('exit', () => this.#replace('died', undefined, worker));
    return worker;
  }

  #replace(kind: 'died' | 'late', cause?: Error, dead = this.#worker): void {
    if (!dead || dead !== this.#worker) return;
    this.#worker = undefined;
    // A worker that was late is of no use any more; how its end goes is nobody's concern.
    dead.terminate().catch(() => undefined);
    this.#settle((pending) =>
      pending.reject(new WorkerError(kind, cause?.message ?? `${kind}: ${pending.question.name}`)),
    );
  }

  #settle(settle: (pending: Pending) => void): void {
    const pending = this.#current;
    this.#current = undefined;
    clearTimeout(this.#timer);
    if (pending) settle(pending);
    this.#next();
  }
}
