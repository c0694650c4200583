import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';
import type { RandomBytes } from '../../core/contract/random-ids.ts';
import { compareVersions, isVersion } from '../../core/update/version.ts';
import { writeFileAtomic } from '../atomic-file.ts';

const memory = v.object({
  rolloutId: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  highestSeen: v.pipe(v.string(), v.check(isVersion)),
});

/** What the updater keeps from start to start. */
export type UpdateMemory = v.InferOutput<typeof memory>;

/** The file it is kept in. One that is missing or unreadable begins anew: all that is lost is a place in line. */
export class UpdateMemoryFile {
  readonly #file: string;
  #memory: UpdateMemory;

  private constructor(file: string, current: UpdateMemory) {
    this.#file = file;
    this.#memory = current;
  }

  /** Reads the file, or makes it. `version` is the installed one: it has been seen. */
  static async open(file: string, version: string, random: RandomBytes): Promise<UpdateMemoryFile> {
    const text = await readFile(file, 'utf8').catch(() => undefined);
    const known = v.safeParse(v.pipe(v.string(), v.parseJson(), memory), text);
    const fresh = { rolloutId: Buffer.from(random(16)).toString('hex'), highestSeen: version };
    const opened = new UpdateMemoryFile(file, known.success ? known.output : fresh);
    if (!known.success) await opened.#save(fresh);
    await opened.see(version);
    return opened;
  }

  get current(): UpdateMemory {
    return this.#memory;
  }

  /** A good manifest named this version: none below it is taken any more. */
  async see(version: string): Promise<void> {
    if (compareVersions(version, this.#memory.highestSeen) <= 0) return;
    await this.#save({ ...this.#memory, highestSeen: version });
  }

  async #save(next: UpdateMemory): Promise<void> {
    await mkdir(dirname(this.#file), { recursive: true });
    await writeFileAtomic(this.#file, `${JSON.stringify(next)}\n`);
    this.#memory = next;
  }
}
