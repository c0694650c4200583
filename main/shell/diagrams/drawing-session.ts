import { type Session, session } from 'electron';
import type { Resources } from '../app-resources.ts';
import { SCHEME } from '../app-scheme.ts';
import { lockSession } from '../page-lock.ts';

/** In memory only: the page that draws leaves nothing behind. */
const PARTITION = 'diagrams';

let made: Session | undefined;

/**
 * The session of the page that draws diagrams, made on first use: it reaches the files of that page and nothing else,
 * neither those of the windows nor their pictures, and no network.
 */
export function drawingSession(readFiles: () => Promise<Resources>): Session {
  if (made !== undefined) return made;
  const browser = session.fromPartition(PARTITION, { cache: false });
  const files = readFiles();
  // Whoever asks for a file is told.
  files.catch(() => undefined);
  lockSession(browser);
  browser.protocol.handle(SCHEME, async ({ method, url }) => (await files).respond(method, url));
  made = browser;
  return browser;
}
