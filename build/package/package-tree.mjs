import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/**
 * Lays out what a package installs, as it will lie below `/`. Symbolic links stay links; every file becomes readable
 * for all and writable for root alone.
 * @param {{ from: string, to: string }[]} inputs
 */
export function layOut(stage, inputs) {
  fs.mkdirSync(stage, { recursive: true, mode: 0o755 });
  for (const { from, to } of inputs) {
    const place = path.join(stage, to);
    fs.mkdirSync(path.dirname(place), { recursive: true });
    execFileSync('cp', ['-a', '--no-preserve=ownership', from, place]);
  }
  execFileSync('chmod', ['-R', 'u=rwX,go=rX', stage]);
}

/** Everything below a stage, sorted, as paths without a leading slash. Links are files here, wherever they point. */
export function contentOf(stage) {
  const content = { dirs: [], files: [], links: [], sizeBytes: 0 };
  const entries = fs.readdirSync(stage, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const place = path.join(entry.parentPath, entry.name);
    const name = path.relative(stage, place);
    if (entry.isDirectory()) content.dirs.push(name);
    else (entry.isSymbolicLink() ? content.links : content.files).push(name);
    if (entry.isFile()) content.sizeBytes += fs.statSync(place).size;
  }
  for (const names of [content.dirs, content.files, content.links]) names.sort();
  return content;
}
