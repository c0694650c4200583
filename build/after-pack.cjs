const fs = require('node:fs');
const path = require('node:path');

/** Drops what a packaged app never reads and electron-builder leaves when it takes Electron from a folder. */
exports.default = async ({ appOutDir }) => {
  for (const file of ['resources/default_app.asar', 'resources/default_app.sha256', 'version']) {
    fs.rmSync(path.join(appOutDir, file), { force: true });
  }
};
