import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { zstdLevel } from './compression.mjs';
import { contentOf } from './package-tree.mjs';

const md5Of = (file) => createHash('md5').update(fs.readFileSync(file)).digest('hex');

/** The first line of a description is the synopsis; every further one is indented, an empty one is a dot. */
function descriptionField(text) {
  const [synopsis, ...rest] = text.split('\n').map((line) => line.trim());
  return [`Description: ${synopsis}`, ...rest.map((line) => ` ${line || '.'}`)].join('\n');
}

function controlFile(request, sizeBytes) {
  const fields = {
    Package: request.name,
    Version: request.version + (request.iteration ? `-${request.iteration}` : ''),
    Architecture: request.architecture,
    Maintainer: request.maintainer,
    'Installed-Size': String(Math.ceil(sizeBytes / 1024)),
    Depends: request.depends.join(', '),
    Recommends: request['deb-recommends'].join(', '),
    Section: request.category,
    Priority: request['deb-priority'],
    Homepage: request.url,
  };
  const lines = Object.entries(fields).flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []));
  return `${[...lines, descriptionField(request.description)].join('\n')}\n`;
}

/** Packs a laid-out tree as a Debian package with `dpkg-deb`; the stage gets its DEBIAN folder. */
export function buildDeb(request, stage) {
  const { files, sizeBytes } = contentOf(stage);
  const control = path.join(stage, 'DEBIAN');
  fs.mkdirSync(control, { mode: 0o755 });
  fs.writeFileSync(path.join(control, 'control'), controlFile(request, sizeBytes), { mode: 0o644 });
  const sums = files.map((file) => `${md5Of(path.join(stage, file))}  ${file}\n`);
  fs.writeFileSync(path.join(control, 'md5sums'), sums.join(''), { mode: 0o644 });
  const scripts = { postinst: request['after-install'], postrm: request['after-remove'] };
  for (const [name, file] of Object.entries(scripts)) {
    if (file) fs.writeFileSync(path.join(control, name), fs.readFileSync(file), { mode: 0o755 });
  }
  const compression = { zst: ['-Zzstd', `-z${zstdLevel()}`], gz: ['-Zgzip'], xz: ['-Zxz'] };
  const format = compression[request['deb-compression']];
  if (!format) throw new Error(`no deb can be packed with ${request['deb-compression']}`);
  execFileSync('dpkg-deb', [...format, '--root-owner-group', '--build', stage, request.package]);
}
