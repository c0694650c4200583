import fs from 'node:fs';
import path from 'node:path';
import { root } from '../paths.mjs';

/**
 * The files of the given folders whose names match, as paths from the root with forward slashes. Folders that do not
 * exist have none.
 * @param {string[]} folders
 * @param {RegExp} pattern
 */
export function filesIn(folders, pattern) {
  return folders.flatMap((folder) => {
    const place = path.join(root, folder);
    if (!fs.existsSync(place)) return [];
    return fs
      .readdirSync(place, { recursive: true })
      .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`)
      .filter((name) => pattern.test(name) && !name.includes('/node_modules/') && !name.includes('/fixtures/'))
      .sort();
  });
}

/** The text of a file named from the root. */
export const textOf = (file) => fs.readFileSync(path.join(root, file), 'utf8');

/** Prints what is wrong, one line each, and makes the process fail if there is anything. */
export function report(problems) {
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}
