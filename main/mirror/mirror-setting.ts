import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { fileNameOf } from '../../core/note/file-name.ts';
import { writeFileAtomic } from '../atomic-file.ts';
import { makeNewFolder } from '../new-folder.ts';
import type { MirrorPlace } from './follower.ts';
import { MirrorIndex } from './mirror-index.ts';

const setting = v.object({ folder: v.string(), mirror: v.string(), isOn: v.boolean() });
type Setting = v.InferOutput<typeof setting>;

/** What is remembered of the mirror of a workspace, in the workspace's own folder. */
export class MirrorSetting {
  readonly #file: string;

  constructor(workspaceFolder: string) {
    this.#file = path.join(workspaceFolder, 'mirror.json');
  }

  /** The mirror that is kept; undefined: none. */
  async read(): Promise<MirrorPlace | undefined> {
    const known = await this.#read();
    return known?.isOn === true ? { folder: known.folder, mirror: known.mirror } : undefined;
  }

  /**
   * The mirror in a folder that a person chose: the one that this workspace kept there before; a new one in it, when it is empty;
   * else a new one in a new folder in it. Rejects as the disk does.
   */
  async choose(chosen: string, name: string, newId: () => string): Promise<MirrorPlace> {
    const place = (await this.#before(chosen)) ?? (await begin(chosen, name, newId()));
    await writeFileAtomic(this.#file, `${JSON.stringify({ ...place, isOn: true } satisfies Setting)}\n`);
    return place;
  }

  /** None is kept any more; which one it was is remembered, for when it is chosen again. */
  async stop(): Promise<void> {
    const known = await this.#read();
    if (known === undefined) return rm(this.#file, { force: true });
    await writeFileAtomic(this.#file, `${JSON.stringify({ ...known, isOn: false })}\n`);
  }

  async #before(chosen: string): Promise<MirrorPlace | undefined> {
    const known = await this.#read();
    if (known === undefined) return undefined;
    return (await MirrorIndex.open(chosen, known.mirror)) && { folder: chosen, mirror: known.mirror };
  }

  async #read(): Promise<Setting | undefined> {
    try {
      const parsed = v.safeParse(setting, JSON.parse(await readFile(this.#file, 'utf8')));
      return parsed.success ? parsed.output : undefined;
    } catch {
      return undefined;
    }
  }
}

async function begin(chosen: string, name: string, mirror: string): Promise<MirrorPlace> {
  const isEmpty = (await readdir(chosen)).length === 0;
  const folder = isEmpty ? chosen : await makeNewFolder(path.join(chosen, fileNameOf(name, 'Notes')));
  await MirrorIndex.create(folder, mirror);
  return { folder, mirror };
}
