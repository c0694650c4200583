import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { root } from '../paths.mjs';
import { fileManifest } from './file-manifest.mjs';

/** KaTeX offers its fonts in three formats; the page needs, and the handler knows, one. */
const oneFontFormat = {
  name: 'commonplace:one-font-format',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('katex.min.css')) return undefined;
    return code.replaceAll(/,url\([^)]+\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)/g, '');
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
