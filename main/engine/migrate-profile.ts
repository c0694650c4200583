import { join } from 'node:path';
import * as v from 'valibot';
import { writeFileAtomic } from '../atomic-file.ts';
import { copyFolderOf, copyProfile } from './profile-copy.ts';

/** What `profile.json` holds, in whatever format. */
export type ProfileContent = Readonly<Record<string, unknown>>;

/** One step from a profile format to the next. */
export interface Migration {
  /** The format that it leads to; it starts from the one before. */
  readonly to: number;
  /**
   * Changes what lies in the folder and answers the new content of `profile.json`, whose format is set by the caller. It may
   * have been cut off before, at any point, and then starts again on what that left.
   */
  run(profileDir: string, content: ProfileContent): Promise<ProfileContent>;
}

/** The way from older formats to this version's. There is none yet: the first format is in force. */
export const migrations: readonly Migration[] = [];

const content = v.looseObject({ format: v.pipe(v.number(), v.safeInteger(), v.minValue(1)) });

/** What brings profiles up to date. */
export interface ProfileFormats {
  readonly newest: number;
  readonly migrations: readonly Migration[];
}

/**
 * Answers the text of a `profile.json` in the newest format. A profile in an older one is first copied whole, then changed
 * step by step; each step that is done is written down, so that a cut-off start goes on where it was. A profile that needs
 * nothing costs a look at a number. Rejects when the disk does, or when there is no way; the copy is then still there.
 */
export async function bringUpToDate(profileDir: string, text: string, formats: ProfileFormats): Promise<string> {
  let current = v.parse(content, JSON.parse(text));
  if (current.format === formats.newest) return text;
  const steps = stepsFrom(current.format, formats);
  await copyProfile(profileDir, copyFolderOf(profileDir, formats.newest));
  for (const step of steps) {
    current = { ...(await step.run(profileDir, current)), format: step.to };
    await writeFileAtomic(join(profileDir, 'profile.json'), spell(current));
  }
  return spell(current);
}

function stepsFrom(format: number, { newest, migrations: known }: ProfileFormats): Migration[] {
  if (format > newest) throw new Error(`the profile has format ${format}, this version reads ${newest}`);
  return Array.from({ length: newest - format }, (_, at) => {
    const step = known.find(({ to }) => to === format + at + 1);
    if (!step) throw new Error(`there is no way from profile format ${format + at}`);
    return step;
  });
}

const spell = (value: ProfileContent): string => `${JSON.stringify(value, null, 2)}\n`;
