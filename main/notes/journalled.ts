import { fail, succeed, type Result } from '../../core/contract/result.ts';
import type { Log } from '../log.ts';
import type { EditJournal } from './ports.ts';
import { storeFailure } from './store-failure.ts';

/** What waiting for the journal takes. */
interface JournalledPorts {
  readonly journal: EditJournal;
  readonly log: Log;
  /** Puts every own edit into segments. */
  readonly flushAll: () => Promise<void>;
  /** Puts what others wrote, and no segment here holds yet, into the new file. */
  readonly keepEarly: () => Promise<void>;
}

/** The journal starts a new file at this size; the old one goes when its edits are in segments. Bytes. */
const ROTATE_AT_BYTES = 4 * 1024 * 1024;

/** Waits for edits to be in the journal, and keeps its file short. */
export class Journalled {
  readonly #ports: JournalledPorts;
  #rotating: Promise<void> | undefined;

  constructor(ports: JournalledPorts) {
    this.#ports = ports;
  }

  /** Succeeds once what is being written is on the disk. */
  async saved(writing: Promise<void>): Promise<Result<undefined>> {
    try {
      await writing;
    } catch (cause) {
      this.#ports.log.error('edit not journalled', cause);
      return fail(storeFailure(cause));
    }
    this.#rotateWhenLong();
    return succeed(undefined);
  }

  #rotateWhenLong(): void {
    const { journal, log, flushAll, keepEarly } = this.#ports;
    if (this.#rotating || journal.sizeBytes < ROTATE_AT_BYTES) return;
    const rotate = async (): Promise<void> => {
      const forget = await journal.rotate();
      await flushAll();
      await keepEarly();
      await forget();
    };
    this.#rotating = rotate()
      .catch((cause: unknown) => log.error('journal not rotated', cause))
      .finally(() => {
        this.#rotating = undefined;
      });
  }
}
