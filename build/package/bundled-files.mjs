import path from 'node:path';
import { diagramsConfig } from '../vite/diagrams.mjs';
import { mainConfig } from '../vite/main.mjs';
import { drawingPreloadConfig, preloadConfig } from '../vite/preload.mjs';
import { rendererConfig } from '../vite/renderer.mjs';

/** Notes the modules and assets (fonts) that ended up in a bundle; names of assets count from the bundle's root. */
const recorder = (files, base) => ({
  name: 'commonplace:bundled-files',
  generateBundle(_options, bundle) {
    for (const output of Object.values(bundle)) {
      const sources = output.type === 'chunk' ? output.moduleIds : output.originalFileNames;
      for (const source of sources) files.add(path.resolve(base, source.split('?')[0]));
    }
  },
});

/**
 * The files that the app's own bundles are made of, found by building them once more without writing anything.
 * @returns {Promise<string[]>} absolute paths; a few are virtual and no files
 */
export async function bundledFiles() {
  const { build } = await import('vite');
  const files = new Set();
  for (const config of [mainConfig, preloadConfig, rendererConfig, drawingPreloadConfig, diagramsConfig]) {
    const { plugins = [], build: options, ...rest } = config({ isRelease: true });
    await build({
      ...rest,
      plugins: [...plugins, recorder(files, rest.root)],
      build: { ...options, write: false, minify: false },
      configFile: false,
      logLevel: 'error',
    });
  }
  return [...files];
}
