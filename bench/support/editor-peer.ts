import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron } from '@playwright/test';
import { build } from 'vite';
import { appUnderTest } from '../../tests/e2e/support/app-under-test.ts';
import { makeProfileDir } from '../../tests/e2e/support/profile-dir.ts';
import type { EditorNote } from './editor-notes.ts';
import { EditorWindow } from './editor-window.ts';

/**
 * Plain CodeMirror 6 in the same Electron: its Markdown with the languages of code, its colours, history, search, drawn
 * selection and wrapped lines; no live preview, no Yjs, and texts that come from files.
 */
export interface EditorPeer {
  launch(): Promise<EditorWindow>;
  remove(): void;
}

const SOURCES = path.join(import.meta.dirname, 'plain-editor');

/** Builds the peer with these texts, to where the app's user can read it. */
export async function makeEditorPeer(notes: readonly EditorNote[]): Promise<EditorPeer> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'commonplace-plain-editor-'));
  const profile = makeProfileDir();
  fs.mkdirSync(path.join(dir, 'texts'));
  for (const { title, text } of notes) fs.writeFileSync(path.join(dir, 'texts', title), text);
  for (const name of ['main.cjs', 'preload.cjs', 'index.html', 'page.css'])
    fs.copyFileSync(path.join(SOURCES, name), path.join(dir, name));
  fs.writeFileSync(path.join(dir, 'package.json'), JSON.stringify({ name: 'plain-editor', main: 'main.cjs' }));
  await buildPage(dir);
  fs.chmodSync(dir, 0o755);
  const { executable, isSandboxed } = appUnderTest();
  return {
    async launch() {
      const args = [`--user-data-dir=${profile}`, dir];
      const app = await _electron.launch({ executablePath: executable, args, chromiumSandbox: isSandboxed });
      const page = await app.firstWindow();
      await page.waitForLoadState('load');
      return new EditorWindow(
        page,
        (title) => page.getByRole('button', { name: title, exact: true }),
        () => app.close(),
      );
    },
    remove() {
      for (const place of [dir, profile]) fs.rmSync(place, { recursive: true, force: true });
    },
  };
}

/** One classic script: a page from a file may not load modules. */
async function buildPage(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: false,
      target: 'chrome130',
      minify: false,
      lib: { entry: path.join(SOURCES, 'page.ts'), formats: ['iife'], name: 'page', fileName: () => 'page.js' },
      chunkSizeWarningLimit: 8192,
    },
  });
}
