import type { DrawingBridge } from '../core/contract/drawing.ts';
import { draw } from './draw.ts';
import { loadFace } from './face.ts';

declare global {
  interface Window {
    /** What the preload puts into this page. */
    readonly drawing: DrawingBridge;
  }
}

// Text is measured while a diagram is laid out: the face has to be there before.
const ready = loadFace();
window.drawing.serve((job) => ready.then(() => draw(job)));
