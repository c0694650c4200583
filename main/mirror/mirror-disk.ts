import { createHash } from 'node:crypto';
import { lstat, mkdir, open, readFile, realpath, rename, rm, rmdir, utimes } from 'node:fs/promises';
import path from 'node:path';
import { fileNameKeyOf } from '../../core/note/file-name.ts';

/** What a file is written as before it is whole; in the mirror itself, so that it can be renamed. */
const DRAFT = '.commonplace-mirror.draft';

/** What a person's own version of a file is called, after its name. */
const ASIDE = ' (changed here)';

/** SHA-256, hex. */
export const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** The files of a mirror, by paths with `/` from its folder. Nothing that it did not write is overwritten or removed. */
export class MirrorDisk {
  readonly #root: string;
  #draft: Awaited<ReturnType<typeof open>> | undefined;

  constructor(root: string) {
    this.#root = root;
  }

  /** Whether anything is there. */
  async has(file: string): Promise<boolean> {
    return (await lstat(this.#at(file)).catch(ignoring('ENOENT', 'ENOTDIR'))) !== undefined;
  }

  /** The hash of what is there; undefined when there is no file. */
  async hash(file: string): Promise<string | undefined> {
    try {
      return hashOf(new Uint8Array(await readFile(this.#at(file))));
    } catch (cause) {
      // A folder in the place of a file is nothing that we wrote.
      if ((cause as NodeJS.ErrnoException).code === 'EISDIR') return '';
      return ignoring('ENOENT', 'ENOTDIR')(cause as NodeJS.ErrnoException);
    }
  }

  /** Writes a file as a whole; the folder is made. `modifiedMs`: wall clock. */
  async write(file: string, content: string, modifiedMs: number): Promise<void> {
    await this.begin();
    await this.push(new TextEncoder().encode(content));
    await this.finish(file);
    if (modifiedMs > 0) await utimes(this.#at(file), new Date(), new Date(modifiedMs));
  }

  /** The same in pieces: what `begin` and `push` wrote stands in its place after `finish`. */
  async begin(): Promise<void> {
    await this.#draft?.close();
    this.#draft = await open(path.join(this.#root, DRAFT), 'w', 0o600);
  }

  async push(bytes: Uint8Array): Promise<void> {
    await this.#draft?.writeFile(bytes);
  }

  async finish(file: string): Promise<void> {
    await this.#draft?.sync();
    await this.#draft?.close();
    this.#draft = undefined;
    await this.#enter(path.dirname(this.#at(file)));
    await rename(path.join(this.#root, DRAFT), this.#at(file));
  }

  /** Makes a file's place free: removes it when it has one of these hashes, else keeps it aside. Answers whether it did that. */
  async clear(file: string, hashes: readonly string[]): Promise<boolean> {
    const hash = await this.hash(file);
    if (hash === undefined) return false;
    if (!hashes.includes(hash)) return this.setAside(file);
    await rm(this.#at(file));
    await this.#removeEmpty(path.posix.dirname(file));
    return false;
  }

  /** The same for a file that is now written at another place, which may be the same one where case does not count. */
  async leave(old: string, place: string, hashes: readonly string[]): Promise<boolean> {
    if (!(await this.#isSame(old, place))) return this.clear(old, hashes);
    await rename(this.#at(old), this.#at(place));
    return false;
  }

  async #isSame(old: string, place: string): Promise<boolean> {
    if (fileNameKeyOf(old) !== fileNameKeyOf(place)) return false;
    const [one, other] = await Promise.all([old, place].map((file) => lstat(this.#at(file)).catch(ignoring('ENOENT'))));
    return one !== undefined && one.ino === other?.ino && one.dev === other.dev;
  }

  /** Gives a file that a person changed a name that says so, in its folder. */
  async setAside(file: string): Promise<true> {
    const { dir, name, ext } = path.posix.parse(file);
    for (let count = 1; ; count++) {
      const aside = path.posix.join(dir, `${name}${ASIDE}${count === 1 ? '' : ` ${count}`}${ext}`);
      if (await this.has(aside)) continue;
      await rename(this.#at(file), this.#at(aside));
      return true;
    }
  }

  /** Makes a folder; one that a link leads out of the mirror to is none. */
  async #enter(folder: string): Promise<void> {
    await mkdir(folder, { recursive: true });
    const [root, place] = await Promise.all([realpath(this.#root), realpath(folder)]);
    if (place !== root && !place.startsWith(root + path.sep))
      throw Object.assign(new Error('a link leads out of the mirror'), { code: 'EACCES' });
  }

  /** Removes folders that have become empty. */
  async #removeEmpty(folder: string): Promise<void> {
    if (folder === '.' || folder === '') return;
    const isRemoved = await rmdir(this.#at(folder)).then(
      () => true,
      () => false,
    );
    if (isRemoved) await this.#removeEmpty(path.posix.dirname(folder));
  }

  /** Lets go of what is open, and leaves no draft. */
  async close(): Promise<void> {
    await this.#draft?.close();
    this.#draft = undefined;
    await rm(path.join(this.#root, DRAFT), { force: true });
  }

  #at(file: string): string {
    return path.join(this.#root, ...file.split('/'));
  }
}

const ignoring =
  (...codes: readonly string[]) =>
  (cause: NodeJS.ErrnoException): undefined => {
    if (!codes.includes(cause.code ?? '')) throw cause;
    return undefined;
  };
