import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { cacheDir, root } from '../paths.mjs';
import { itemsOf, readReleases } from './changelog.mjs';
import { licencesText } from './licences.mjs';

const partsDir = path.join(cacheDir, 'package');

const sourceOf = (name) => fs.readFileSync(path.join(root, 'build/linux', name), 'utf8');
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function releaseElement({ version, date, notes }) {
  const items = itemsOf(notes).map((item) => `<li>${escaped(item)}</li>`);
  const description = items.length > 0 ? `<description><ul>${items.join('')}</ul></description>` : '';
  // What has no date yet is being developed, and was so today.
  const kind = date ? 'stable' : 'development';
  const day = date ?? new Date().toISOString().slice(0, 10);
  return `<release version="${version}" type="${kind}" date="${day}">${description}</release>`;
}

function metainfo() {
  const releases = readReleases().map(releaseElement).join('\n    ');
  return sourceOf('metainfo.xml').replace('<releases></releases>', `<releases>\n    ${releases}\n  </releases>`);
}

/** The link that a package installs as /usr/bin/commonplace: relative, so that it is right in any root folder. */
function writeCommandLink() {
  const link = path.join(partsDir, 'commonplace');
  fs.rmSync(link, { force: true });
  fs.symlinkSync('../../opt/Commonplace/commonplace', link);
}

/**
 * Writes what electron-builder.yml takes from `.cache/package`: the licences, and for Linux the AppStream file with the
 * releases of CHANGELOG.md, the man page with the version and the command's link.
 */
export async function writeParts({ version }) {
  fs.mkdirSync(partsDir, { recursive: true });
  fs.writeFileSync(path.join(partsDir, 'packages.txt'), await licencesText());
  if (process.platform !== 'linux') return;
  fs.writeFileSync(path.join(partsDir, 'metainfo.xml'), metainfo());
  const manual = sourceOf('commonplace.1').replaceAll('@VERSION@', version);
  fs.writeFileSync(path.join(partsDir, 'commonplace.1.gz'), gzipSync(manual, { level: 9 }));
  writeCommandLink();
}
