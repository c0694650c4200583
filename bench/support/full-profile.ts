import fs from 'node:fs';
import { appUnderTest } from '../../tests/e2e/support/app-under-test.ts';
import { makeProfileDir } from '../../tests/e2e/support/profile-dir.ts';
import { Laptop } from '../../tests/support/laptop.ts';
import { createTeam } from '../../tests/support/team.ts';
import { arrived, listed } from './fresh-laptop.ts';
import { fillWorkspace, NOTE_COUNT } from './many-notes.ts';

/** A profile with notes that an app can be started on; linked to nothing. */
export interface FullProfile {
  readonly dir: string;
  remove(): void;
}

/** A profile with many notes. */
export const makeFullProfile = (noteCount = NOTE_COUNT): Promise<FullProfile> =>
  makeProfile(noteCount, (address) => fillWorkspace(address, noteCount));

/** Fills a profile by a first sync from a workspace with so many notes in it, and disconnects it. */
export async function makeProfile(
  noteCount: number,
  fill: (address: string) => Promise<unknown>,
): Promise<FullProfile> {
  const dir = makeProfileDir();
  const team = await createTeam();
  await fill(team.address('alice'));
  const laptop = await Laptop.start({ profileDir: dir });
  await laptop.connect(team.address('alice'));
  await arrived(laptop, noteCount);
  await listed(laptop, noteCount);
  await laptop.ask('workspace.disconnect', undefined);
  await laptop.close();
  await team.close();
  giveToApp(dir);
  return { dir, remove: () => fs.rmSync(dir, { recursive: true, force: true }) };
}

/** Everything in the profile must belong to the user who runs the app. */
function giveToApp(dir: string): void {
  const { uid } = appUnderTest();
  if (uid === undefined) return;
  for (const entry of fs.readdirSync(dir, { recursive: true, encoding: 'utf8' }))
    fs.chownSync(`${dir}/${entry}`, uid, uid);
}
