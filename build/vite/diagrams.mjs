import path from 'node:path';
import { root } from '../paths.mjs';
import { fileManifest } from './file-manifest.mjs';

/** The page that draws diagrams. Each kind of diagram is a file of its own, loaded by the first diagram of that kind. */
export const diagramsConfig = ({ isRelease }) => ({
  root: path.join(root, 'diagrams'),
  base: '/',
  publicDir: false,
  plugins: [fileManifest],
  build: {
    target: 'chrome130',
    outDir: path.join(root, 'out/diagrams'),
    emptyOutDir: true,
    modulePreload: false,
    minify: isRelease,
    sourcemap: !isRelease,
    chunkSizeWarningLimit: 4096,
  },
});
