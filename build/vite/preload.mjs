import path from 'node:path';
import { root } from '../paths.mjs';

/** Fails the build when the bundle would need more than `electron`: a sandboxed preload cannot load anything else. */
const selfContained = {
  name: 'commonplace:self-contained-preload',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
    const imports = chunks.flatMap((chunk) => [...chunk.imports, ...chunk.dynamicImports]);
    const foreign = imports.filter((id) => id !== 'electron');
    if (foreign.length > 0 || chunks.length !== 1) {
      this.error(`the preload must be one file that imports only electron, not ${foreign.join(', ')}`);
    }
  },
};

/**
 * A bridge: one CommonJS file, because Electron loads the preload of a sandboxed page as such. It is built like a
 * page, not like Node code, so that packages give their browser side.
 */
const bridgeConfig = ({ isRelease, entry, outDir }) => ({
  root,
  publicDir: false,
  plugins: [selfContained],
  build: {
    modulePreload: false,
    target: 'chrome130',
    outDir: path.join(root, outDir),
    emptyOutDir: true,
    minify: isRelease,
    sourcemap: isRelease ? false : 'inline',
    rolldownOptions: {
      input: { index: path.join(root, entry) },
      external: ['electron', /^node:/],
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
    },
  },
});

/** The bridge of the windows. */
export const preloadConfig = ({ isRelease }) =>
  bridgeConfig({ isRelease, entry: 'preload/index.ts', outDir: 'out/preload' });

/** The bridge of the page that draws diagrams. */
export const drawingPreloadConfig = ({ isRelease }) =>
  bridgeConfig({ isRelease, entry: 'preload/drawing.ts', outDir: 'out/drawing-preload' });
