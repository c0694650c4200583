import fs from 'node:fs';
import path from 'node:path';

/** Writes manifest.json: every file of a page, which is all that the app:// handler will serve. */
export const fileManifest = {
  name: 'commonplace:file-manifest',
  writeBundle({ dir }, bundle) {
    const files = Object.keys(bundle).sort();
    fs.writeFileSync(path.join(dir, 'manifest.json'), `${JSON.stringify({ files }, null, 2)}\n`);
  },
};
