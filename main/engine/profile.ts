import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { deviceId, workspaceId, type DeviceId } from '../../core/contract/ids.ts';
import { newDeviceId, newWorkspaceId, type RandomBytes } from '../../core/contract/random-ids.ts';
import { LOCAL_ACCOUNT } from '../../core/segment/ids.ts';
import { PROFILE_FORMAT } from '../profile-format.ts';
import { writeFileAtomic } from '../atomic-file.ts';
import { bringUpToDate, migrations } from './migrate-profile.ts';

const workspaceEntry = v.object({
  /** Name of the workspace's folder below `workspaces/`. */
  folder: v.pipe(v.string(), v.regex(/^[0-9a-v]{20}$/)),
  /** The identity that `ws:about` carries on the server. */
  id: workspaceId,
  name: v.string(),
  /** Whose segments this computer writes there: a server's user name, or `local`. Never changed: a change is a copy. */
  account: v.string(),
  /** Absent while the workspace is on this computer alone. */
  link: v.optional(v.object({ server: v.string(), database: v.string() })),
});
export type WorkspaceEntry = v.InferOutput<typeof workspaceEntry>;

const profile = v.object({
  format: v.literal(PROFILE_FORMAT),
  device: deviceId,
  /** Ids this computer had before: what it wrote under them is still its own to send (rule S4). */
  formerDevices: v.array(deviceId),
  /** The folder of the workspace on screen. */
  active: v.string(),
  workspaces: v.array(workspaceEntry),
});
export type Profile = v.InferOutput<typeof profile>;

/** The small file that says what this profile is: device, workspaces, links. Written as a whole, never partly. */
export class ProfileFile {
  readonly #dir: string;
  #profile: Profile;

  private constructor(dir: string, current: Profile) {
    this.#dir = dir;
    this.#profile = current;
  }

  /** Reads the profile, in the newest format, or makes a new one with a workspace of the given name. Rejects when the file is not readable. */
  static async open(dir: string, random: RandomBytes, name = 'Personal'): Promise<ProfileFile> {
    await mkdir(dir, { recursive: true });
    const text = await readFile(fileOf(dir), 'utf8').catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return undefined;
      throw cause;
    });
    if (text !== undefined) {
      const newest = await bringUpToDate(dir, text, { newest: PROFILE_FORMAT, migrations });
      return new ProfileFile(dir, v.parse(profile, JSON.parse(newest)));
    }
    const id = newWorkspaceId(random);
    const personal: WorkspaceEntry = { folder: id, id, name, account: LOCAL_ACCOUNT };
    const fresh: Profile = {
      format: PROFILE_FORMAT,
      device: newDeviceId(random),
      formerDevices: [],
      active: personal.folder,
      workspaces: [personal],
    };
    await writeFileAtomic(fileOf(dir), serialize(fresh));
    return new ProfileFile(dir, fresh);
  }

  get current(): Profile {
    return this.#profile;
  }

  /** The workspace on screen. */
  get activeEntry(): WorkspaceEntry {
    const entry = this.#profile.workspaces.find(({ folder }) => folder === this.#profile.active);
    if (!entry) throw new Error('the profile names no workspace on screen');
    return entry;
  }

  /** All device ids that this computer has written under. */
  get devices(): ReadonlySet<DeviceId> {
    return new Set([this.#profile.device, ...this.#profile.formerDevices]);
  }

  /** Where a workspace lies. */
  folderOf(entry: WorkspaceEntry): string {
    return join(this.#dir, 'workspaces', entry.folder);
  }

  /** Adds a workspace or replaces the entry of its folder, and puts it on screen. */
  async show(entry: WorkspaceEntry): Promise<void> {
    const others = this.#profile.workspaces.filter(({ folder }) => folder !== entry.folder);
    await this.#save({ ...this.#profile, active: entry.folder, workspaces: [...others, entry] });
  }

  /** Adds a workspace that does not come on screen. */
  add(entry: WorkspaceEntry): Promise<void> {
    return this.#save({ ...this.#profile, workspaces: [...this.#profile.workspaces, entry] });
  }

  /** Takes a new device id; the old one is kept among the former ones. */
  async renewDevice(random: RandomBytes): Promise<DeviceId> {
    const device = newDeviceId(random);
    const formerDevices = [...this.#profile.formerDevices, this.#profile.device];
    await this.#save({ ...this.#profile, device, formerDevices });
    return device;
  }

  async #save(next: Profile): Promise<void> {
    await writeFileAtomic(fileOf(this.#dir), serialize(next));
    this.#profile = next;
  }
}

const fileOf = (dir: string): string => join(dir, 'profile.json');
const serialize = (value: Profile): string => `${JSON.stringify(value, null, 2)}\n`;
