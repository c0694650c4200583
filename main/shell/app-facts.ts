import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/** What the running app is and where its built parts lie. */
export interface AppFacts {
  readonly version: string;
  /** False in development and in tests that drive the development build. */
  readonly isPackaged: boolean;
  readonly rendererDir: string;
  readonly preloadFile: string;
  /** The page that draws diagrams, and its bridge. */
  readonly diagramsDir: string;
  readonly drawingPreloadFile: string;
  /** The built script of `<name>.worker.ts`. */
  readonly workerUrl: (name: string) => URL;
}

/** Looks them up. Paths may lead into the package's archive, which Electron's `fs` reads. */
export function appFacts(): AppFacts {
  const out = path.join(app.getAppPath(), 'out');
  return {
    version: app.getVersion(),
    isPackaged: app.isPackaged,
    rendererDir: path.join(out, 'renderer'),
    preloadFile: path.join(out, 'preload', 'index.cjs'),
    diagramsDir: path.join(out, 'diagrams'),
    drawingPreloadFile: path.join(out, 'drawing-preload', 'index.cjs'),
    workerUrl: (name) => pathToFileURL(path.join(out, 'main', 'workers', `${name}.worker.js`)),
  };
}
