import fs from 'node:fs';
import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { root } from '../paths.mjs';
import { oneFontFormat } from './one-font-format.mjs';

/** Writes manifest.json: every file of the page, which is all that the app:// handler will serve. */
const fileManifest = {
  name: 'commonplace:file-manifest',
  writeBundle({ dir }, bundle) {
    const files = Object.keys(bundle).sort();
    fs.writeFileSync(path.join(dir, 'manifest.json'), `${JSON.stringify({ files }, null, 2)}\n`);
  },
};

/** The page. Everything is a file of its own: the content security policy allows neither inline scripts nor data: fonts. */
export const rendererConfig = ({ isRelease }) => ({
  root: path.join(root, 'renderer'),
  base: '/',
  publicDir: false,
  plugins: [oneFontFormat, svelte({ configFile: path.join(root, 'svelte.config.js') }), fileManifest],
  build: {
    target: 'chrome130',
    outDir: path.join(root, 'out/renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    minify: isRelease,
    sourcemap: !isRelease,
    chunkSizeWarningLimit: 4096,
  },
});
