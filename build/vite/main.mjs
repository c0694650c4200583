import fs from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { root } from '../paths.mjs';
import { oneFontFormat } from './one-font-format.mjs';

/** What stays outside the bundle: Electron, Node's own modules and the packages that are shipped as they are. */
function isExternal(id) {
  if (id === 'electron' || id.startsWith('electron/') || id.startsWith('node:') || builtinModules.includes(id))
    return true;
  const shipped = Object.keys(JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).dependencies);
  return shipped.some((name) => id === name || id.startsWith(`${name}/`));
}

/** Every `<name>.worker.ts` below main/ becomes out/main/workers/<name>.worker.js. */
function workerEntries() {
  const files = fs.readdirSync(path.join(root, 'main'), { recursive: true });
  const workers = files.filter((file) => file.endsWith('.worker.ts')).sort();
  return Object.fromEntries(
    workers.map((file) => [`workers/${path.basename(file, '.ts')}`, path.join(root, 'main', file)]),
  );
}

/** The main process and its workers: ES modules for the Node 20.18 inside Electron 33 and everything newer. */
export const mainConfig = ({ isRelease }) => ({
  root,
  plugins: [oneFontFormat],
  build: {
    ssr: true,
    target: 'node20.18',
    outDir: path.join(root, 'out/main'),
    emptyOutDir: true,
    minify: isRelease,
    // Exported pages carry their faces with them.
    assetsInlineLimit: (file) => file.endsWith('.woff2') || undefined,
    sourcemap: !isRelease,
    rolldownOptions: {
      input: { index: path.join(root, 'main/index.ts'), ...workerEntries() },
      external: isExternal,
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true },
});
