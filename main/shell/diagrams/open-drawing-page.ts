import { type WebContents, WebContentsView } from 'electron';
import * as v from 'valibot';
import { ANSWER_CHANNEL, drawingAnswer, JOB_CHANNEL } from '../../../core/contract/drawing.ts';
import type { DrawingPage } from '../../diagrams/drawing-page.ts';
import { DRAWING_ORIGIN } from '../app-scheme.ts';
import type { AppFacts } from '../app-facts.ts';
import { readResources } from '../app-resources.ts';
import { drawingPolicy } from './drawing-policy.ts';
import { drawingSession } from './drawing-session.ts';

/**
 * Opens the page that draws diagrams. It is a view that no window shows: whatever counts, shows or asks about windows
 * does not know it.
 */
export function openDrawingPage(facts: Pick<AppFacts, 'diagramsDir' | 'drawingPreloadFile'>): DrawingPage {
  const { host } = new URL(DRAWING_ORIGIN);
  // The page has no word of ours: it draws.
  const serving = { host, policy: drawingPolicy, language: () => 'en' as const };
  const readFiles = () => readResources(facts.diagramsDir, serving);
  const view = new WebContentsView({
    webPreferences: {
      session: drawingSession(readFiles),
      preload: facts.drawingPreloadFile,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // Nobody ever sees it, and it must draw all the same.
      backgroundThrottling: false,
      devTools: false,
    },
  });
  const { webContents } = view;
  const close = (): void => {
    // By way of the view: it has to be held on to, or it would be collected with its page.
    if (!webContents.isDestroyed()) view.webContents.close();
  };
  const gone = goneOf(webContents);
  // A page that ended is not kept for somebody to load it again.
  webContents.on('render-process-gone', close);
  return {
    ready: Promise.race([webContents.loadURL(`${DRAWING_ORIGIN}/`), gone]),
    draw: (job) => {
      const answer = nextAnswer(webContents);
      webContents.send(JOB_CHANNEL, job);
      return Promise.race([answer, gone]);
    },
    close,
  };
}

/** Rejects when the page is gone. */
function goneOf(webContents: WebContents): Promise<never> {
  const gone = new Promise<never>((_resolve, reject) => {
    webContents.once('destroyed', () => reject(new Error('the page that draws is gone')));
  });
  gone.catch(() => undefined);
  return gone;
}

/** What the page says next. Heard from these web contents alone; rejects what no page of ours would say. */
function nextAnswer({ ipc }: WebContents): Promise<v.InferOutput<typeof drawingAnswer>> {
  return new Promise((resolve, reject) => {
    ipc.removeAllListeners(ANSWER_CHANNEL);
    ipc.once(ANSWER_CHANNEL, (_event, said: unknown) => {
      const answer = v.safeParse(drawingAnswer, said);
      if (answer.success) resolve(answer.output);
      else reject(new Error('the page that draws answered something else'));
    });
  });
}
