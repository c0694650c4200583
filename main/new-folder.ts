import { mkdir } from 'node:fs/promises';

/** Makes a folder of this name, or of the name with a number: one that is there is never written into. Answers which. */
export async function makeNewFolder(wanted: string): Promise<string> {
  for (let count = 1; ; count++) {
    const folder = count === 1 ? wanted : `${wanted} ${count}`;
    try {
      await mkdir(folder);
      return folder;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    }
  }
}
