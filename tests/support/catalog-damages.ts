import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';

/** Something that can have become of a catalog's file while the app was not running. */
export interface CatalogDamage {
  readonly kind: string;
  readonly damage: (file: string) => void;
}

/** Overwrites a part of a file; every byte of it becomes another. */
export function flip(file: string, from: number, length: number): void {
  const bytes = new Uint8Array(readFileSync(file));
  for (let at = from; at < Math.min(from + length, bytes.length); at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(file, bytes);
}

const sizeOf = (file: string): number => readFileSync(file).length;
const garbage = (size: number): Uint8Array => Uint8Array.from({ length: size }, (_, at) => (at * 131 + 17) % 251);
const replace = (file: string, make: () => void): void => {
  rmSync(file, { recursive: true, force: true });
  make();
};

function putFolder(place: string): void {
  mkdirSync(place);
  writeFileSync(join(place, 'letter.txt'), 'mine');
}

/** What the file of the list may look like at a start. */
export const CATALOG_DAMAGES: readonly CatalogDamage[] = [
  { kind: 'missing', damage: (file) => rmSync(file) },
  { kind: 'empty', damage: (file) => truncateSync(file, 0) },
  { kind: 'cut off in the middle', damage: (file) => truncateSync(file, Math.floor(sizeOf(file) / 2)) },
  { kind: 'cut off within its header', damage: (file) => truncateSync(file, 50) },
  { kind: 'zeroed', damage: (file) => writeFileSync(file, new Uint8Array(sizeOf(file))) },
  { kind: 'random bytes', damage: (file) => writeFileSync(file, garbage(sizeOf(file))) },
  { kind: 'flipped in its header', damage: (file) => flip(file, 16, 60) },
  { kind: 'flipped in its tables', damage: (file) => flip(file, 120, 3000) },
  { kind: 'behind a log of garbage', damage: (file) => writeFileSync(`${file}-wal`, garbage(40_000)) },
  { kind: 'beside an index of garbage', damage: (file) => writeFileSync(`${file}-shm`, garbage(32_768)) },
  { kind: 'a text file', damage: (file) => writeFileSync(file, 'no database at all, '.repeat(500)) },
  {
    kind: 'a folder with something in it',
    damage: (file) => replace(file, () => putFolder(file)),
  },
  { kind: 'a link to itself', damage: (file) => replace(file, () => symlinkSync(file, file)) },
  { kind: 'not to be read or written', damage: (file) => chmodSync(file, 0) },
  { kind: 'of another format', damage: (file) => change(file, 'UPDATE position SET format = 9999') },
  { kind: 'of another database', damage: (file) => change(file, "UPDATE position SET source = 'another'") },
  { kind: 'ahead of its database', damage: (file) => change(file, 'UPDATE position SET seq = seq + 1000') },
  { kind: 'without a table', damage: (file) => change(file, 'DROP TABLE words') },
];

function change(file: string, sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}
