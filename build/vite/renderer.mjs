import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { root } from '../paths.mjs';
import { fileManifest } from './file-manifest.mjs';
import { oneFontFormat } from './one-font-format.mjs';

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
