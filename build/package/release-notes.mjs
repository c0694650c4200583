import { readReleases } from './changelog.mjs';

// Prints what CHANGELOG.md says about one version: `node build/package/release-notes.mjs 1.2.3`. Fails when that
// version is not there or has no date yet.

const [version] = process.argv.slice(2);
const release = readReleases().find((each) => each.version === version);
if (release?.date) {
  console.log(release.notes);
} else {
  console.error(`release notes: CHANGELOG.md has no ${version} with a date`);
  process.exitCode = 1;
}
