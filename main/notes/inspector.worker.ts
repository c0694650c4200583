import { serveWorker } from '../worker/serve.ts';
import { inspectNotes } from './inspect.ts';
import { contentsOf } from './note-contents.ts';
import { ScratchPad, type LiveQuestion } from './scratch-pad.ts';

const pad = new ScratchPad();

serveWorker({ inspectNotes, inspectLive: (question: LiveQuestion) => pad.inspect(question), contentsOf });
