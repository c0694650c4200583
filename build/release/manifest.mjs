import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readReleases } from '../package/changelog.mjs';
import { root } from '../paths.mjs';
import { readFeed } from './feed.mjs';
import { writeChecksums, writeReleaseManifest } from './release-manifest.mjs';

// Makes a release out of packages, after packaging: writes the signed manifest that the app's updater reads, and
// SHA256SUMS, beside them. `--dir` is where they lie; `--rollout` how many of a hundred installations are offered it;
// `--minimum` the version from which one may step to it. The key (PKCS8, PEM) comes from COMMONPLACE_RELEASE_KEY.

try {
  const { values } = parseArgs({
    options: {
      dir: { type: 'string', default: path.join(root, 'release') },
      rollout: { type: 'string', default: '100' },
      minimum: { type: 'string' },
    },
  });
  const privateKey = process.env.COMMONPLACE_RELEASE_KEY ?? '';
  if (privateKey === '') throw new Error('COMMONPLACE_RELEASE_KEY holds no key');
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const release = readReleases().find((each) => each.version === version);
  if (!release?.date) throw new Error(`CHANGELOG.md has no ${version} with a date`);
  writeReleaseManifest({
    dir: values.dir,
    version,
    notes: release.notes,
    releasedAt: new Date().toISOString(),
    rollout: Number(values.rollout),
    minimumVersion: values.minimum,
    privateKey,
    feed: readFeed(),
  });
  writeChecksums(values.dir);
} catch (error) {
  console.error(`release: ${error.message}`);
  process.exitCode = 1;
}
