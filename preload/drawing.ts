import { contextBridge, ipcRenderer } from 'electron';
import { ANSWER_CHANNEL, type DrawingBridge, type DrawingJob, JOB_CHANNEL } from '../core/contract/drawing.ts';

// For the page that draws diagrams, and for no other: it can hand back what main asked for, and nothing else.
const bridge: DrawingBridge = Object.freeze({
  serve(draw) {
    ipcRenderer.on(JOB_CHANNEL, (_event, job: DrawingJob) => {
      void draw(job).then((answer) => ipcRenderer.send(ANSWER_CHANNEL, answer));
    });
  },
} satisfies DrawingBridge);

contextBridge.exposeInMainWorld('drawing', bridge);
