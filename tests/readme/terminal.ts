import { spawn, type ChildProcess } from 'node:child_process';
import { waitFor } from '../support/wait-for.ts';

/** A fresh machine sets itself up in here: packages, system libraries, Electron, the build. */
const SET_UP_MS = 600_000;

/** A terminal in which one code block of the README runs, word for word. */
export class Terminal {
  readonly block: string;
  readonly #child: ChildProcess;
  #output = '';
  #exitCode: number | undefined;

  constructor(block: string, cwd: string, env: NodeJS.ProcessEnv) {
    this.block = block;
    // A process group of its own, as a terminal gives one: Ctrl+C reaches everything in it.
    this.#child = spawn('bash', ['-euo', 'pipefail', '-c', block], { cwd, env, detached: true, stdio: 'pipe' });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        this.#output += chunk.toString();
      });
    this.#child.on('close', (code) => {
      this.#exitCode = code ?? -1;
    });
  }

  /** The first match in what was printed; throws with all of it when the block ends before. */
  async says(pattern: RegExp): Promise<string> {
    await waitFor(
      () => {
        if (!pattern.test(this.#output) && this.#exitCode !== undefined)
          throw new Error(`\`${this.block}\` ended with ${this.#exitCode}:\n${this.#output}`);
        return pattern.test(this.#output);
      },
      `${pattern} from \`${this.block}\``,
      SET_UP_MS,
    );
    return pattern.exec(this.#output)?.[0] ?? '';
  }

  /** Waits for the end and answers the exit code. */
  async ends(): Promise<number> {
    await waitFor(() => this.#exitCode !== undefined, `the end of \`${this.block}\``, SET_UP_MS * 6);
    return this.#exitCode ?? -1;
  }

  /** Ctrl+C, and the wait until everything has ended. */
  async interrupt(): Promise<void> {
    if (this.#exitCode === undefined && this.#child.pid !== undefined) process.kill(-this.#child.pid, 'SIGINT');
    await this.ends();
  }
}
