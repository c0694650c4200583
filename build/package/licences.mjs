import fs from 'node:fs';
import path from 'node:path';
import { root } from '../paths.mjs';
import { bundledFiles } from './bundled-files.mjs';

const licenceName = /^(licen[cs]e|copying|notice)/i;

/** Sources of others inside a package, compiled into its binary, with licences of their own. */
const nestedTexts = {
  leveldown: ['deps/leveldb/leveldb-1.20/LICENSE', 'deps/snappy/snappy/COPYING'],
};

/** What a package's own papers leave out. */
const remarks = {
  katex: 'Its fonts are under the SIL Open Font License 1.1, whose text stands here with the other fonts.',
  libsql:
    'Its native part holds libSQL (MIT), SQLite (in the public domain) and Rust libraries with licences of their own, ' +
    'which the package does not list.',
  'hunspell-wasm':
    'Its native part is Hunspell, used under the Mozilla Public License 1.1. Its source is at ' +
    'https://github.com/hunspell/hunspell, that of the package at https://github.com/rotemdan/hunspell-wasm.',
};

/** For the few packages that name a licence and bring no text. */
const standardTexts = {
  MIT: 'mit.txt',
  Unlicense: 'unlicense.txt',
};

const readPackage = (place) => JSON.parse(fs.readFileSync(path.join(root, place, 'package.json'), 'utf8'));

/** The package a file belongs to, as a place below the root; undefined for our own files. */
function packageOf(file) {
  const name = path.relative(root, file).replaceAll(path.sep, '/');
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(name)?.[0];
}

/** Packages that are shipped as they are: `dependencies` and all that they need, but not the ones for another libc. */
function shippedPackages() {
  const { packages } = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([place, { dev, devOptional }]) => place !== '' && !dev && !devOptional)
    .map(([place]) => place)
    .filter((place) => !place.endsWith('-musl'))
    .filter((place) => fs.existsSync(path.join(root, place)));
}

function textsOf(place, { name, license }) {
  const dir = path.join(root, place);
  const own = fs
    .readdirSync(dir)
    .filter((file) => licenceName.test(file) && fs.statSync(path.join(dir, file)).isFile());
  const files = [...own, ...(nestedTexts[name] ?? [])].map((file) => path.join(dir, file));
  if (files.length === 0) {
    const standard = standardTexts[license];
    if (!standard) throw new Error(`${place} brings no licence text and names ${license ?? 'none'}`);
    files.push(path.join(import.meta.dirname, 'licence-texts', standard));
  }
  return files.map((file) => fs.readFileSync(file, 'utf8').trim());
}

/** Packages with the same texts share one section: many differ in nothing. */
function sectionsOf(places) {
  const sections = new Map();
  for (const place of places) {
    const manifest = readPackage(place);
    const body = [...(remarks[manifest.name] ? [remarks[manifest.name]] : []), ...textsOf(place, manifest)].join(
      '\n\n',
    );
    const titles = sections.get(body) ?? new Set();
    titles.add(`${manifest.name} ${manifest.version}`);
    sections.set(body, titles);
  }
  return [...sections].map(([body, titles]) => ({ body, titles: [...titles].sort() }));
}

/**
 * The licences of every npm package that is in the app, bundled or beside the bundles, as one text. Throws when a
 * package brings no licence: it may not be shipped.
 */
export async function licencesText() {
  const bundled = (await bundledFiles()).flatMap((file) => packageOf(file) ?? []);
  const places = [...new Set([...bundled, ...shippedPackages()])].sort();
  const sections = sectionsOf(places).sort((a, b) => (a.titles[0] < b.titles[0] ? -1 : 1));
  const line = '='.repeat(80);
  return sections.map(({ titles, body }) => `${line}\n${titles.join('\n')}\n${line}\n\n${body}\n`).join('\n');
}
