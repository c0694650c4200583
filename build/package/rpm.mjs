import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { zstdLevel } from './compression.mjs';
import { contentOf } from './package-tree.mjs';

const architectures = { amd64: 'x86_64', x64: 'x86_64', arm64: 'aarch64' };

/** The files are finished: rpmbuild must not strip, mangle, index or inspect them. */
const macros = (payload) => [
  `%define _binary_payload ${payload}`,
  '%define _build_id_links none',
  '%define __os_install_post %{nil}',
  '%define debug_package %{nil}',
];

const escaped = (text) => text.replaceAll('%', '%%');
const listed = (name) => `"/${escaped(name)}"`;

function scriptlet(section, file) {
  return file ? [`%${section} -p /bin/sh`, escaped(fs.readFileSync(file, 'utf8'))] : [];
}

function specOf(request, { dirs, files, links }) {
  const payloads = { zstd: `w${zstdLevel()}.zstdio`, gzip: 'w6.gzdio', xzmt: 'w6T.xzdio' };
  const payload = payloads[request['rpm-compression']];
  if (!payload) throw new Error(`no rpm can be packed with ${request['rpm-compression']}`);
  // Folders that other packages share belong to them; ours are those below /opt.
  const ownDirs = dirs.filter((dir) => dir.startsWith('opt/'));
  return [
    ...macros(payload),
    `Name: ${request.name}`,
    `Version: ${request.version}`,
    `Release: ${request.iteration ?? 1}`,
    `Summary: ${escaped(request['rpm-summary'] ?? request.name)}`,
    `License: ${request.license}`,
    `Vendor: ${request.vendor}`,
    `Packager: ${request.maintainer}`,
    `URL: ${request.url}`,
    'AutoReqProv: no',
    ...request.depends.map((name) => `Requires: ${name}`),
    '%description',
    escaped(request.description),
    ...scriptlet('post', request['after-install']),
    ...scriptlet('postun', request['after-remove']),
    '%files',
    '%defattr(-,root,root,-)',
    ...ownDirs.map((dir) => `%dir ${listed(dir)}`),
    ...[...files, ...links].map(listed),
    '',
  ].join('\n');
}

/** Packs a laid-out tree as an rpm with `rpmbuild`; `work` is a folder for what that needs. */
export function buildRpm(request, stage, work) {
  const spec = path.join(work, 'package.spec');
  fs.writeFileSync(spec, specOf(request, contentOf(stage)));
  const architecture = architectures[request.architecture] ?? request.architecture;
  const defined = { _topdir: `${work}/top`, _rpmdir: `${work}/out`, _rpmfilename: 'package.rpm' };
  const definitions = Object.entries(defined).flatMap(([name, value]) => ['--define', `${name} ${value}`]);
  const target = ['--target', `${architecture}-unknown-linux`, '--buildroot', stage];
  execFileSync('rpmbuild', ['-bb', '--quiet', ...target, ...definitions, spec], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, HOME: os.homedir() },
  });
  fs.copyFileSync(path.join(work, 'out/package.rpm'), request.package);
}
