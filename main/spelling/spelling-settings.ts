import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { languageTag } from '../../core/contract/spelling-values.ts';

/** Replaces a file as a whole, or rejects and leaves it. */
export type WriteFile = (file: string, content: string) => Promise<void>;

const settings = v.object({
  format: v.literal(1),
  isOn: v.boolean(),
  /** Absent until a person has chosen: the languages then follow the system. */
  languages: v.optional(v.array(languageTag)),
});
type StoredSettings = v.InferOutput<typeof settings>;

/** What a person chose about spelling. */
export type SpellingSettings = Omit<StoredSettings, 'format'>;

/** The small file that holds the choices. One that is damaged or not there counts as nothing chosen. */
export class SettingsFile {
  readonly #file: string;
  readonly #write: WriteFile;
  #current: SpellingSettings;

  private constructor(file: string, write: WriteFile, current: SpellingSettings) {
    this.#file = file;
    this.#write = write;
    this.#current = current;
  }

  /** Reads the file. Never rejects. */
  static async open(file: string, write: WriteFile): Promise<SettingsFile> {
    return new SettingsFile(file, write, await storedIn(file));
  }

  get current(): SpellingSettings {
    return this.#current;
  }

  /** Keeps the choices; rejects, with everything as before, when they cannot be written. */
  async change(next: SpellingSettings): Promise<void> {
    await this.#write(this.#file, `${JSON.stringify({ format: 1, ...next }, null, 2)}\n`);
    this.#current = next;
  }
}

async function storedIn(file: string): Promise<SpellingSettings> {
  try {
    const { format: _, ...stored } = v.parse(settings, JSON.parse(await readFile(file, 'utf8')));
    return stored;
  } catch {
    return { isOn: true };
  }
}
