import { createHash } from 'node:crypto';
import {
  type diagramCommands,
  type DiagramTheme,
  MAX_DIAGRAM_UNITS,
  MAX_PICTURE_SIDE,
} from '../../core/contract/diagram-commands.ts';
import type { DrawingAnswer, DrawingJob } from '../../core/contract/drawing.ts';
import type { HandlersOf } from '../../core/contract/handlers.ts';
import { fail, type Result, succeed } from '../../core/contract/result.ts';
import { createDraughtsman, type DraughtsmanPorts } from './draughtsman.ts';
import { PictureStore, type StoredPicture } from './picture-store.ts';
import { pngSize } from './png-size.ts';

/** What is kept of the pictures drawn last. */
const KEPT = { count: 64, bytes: 64 * 1024 * 1024 };

/** The largest PNG that is taken from the page that draws, in bytes. */
const MAX_PNG_BYTES = 32 * 1024 * 1024;

/** The diagrams of notes, drawn. */
export interface Diagrams {
  readonly handlers: HandlersOf<keyof typeof diagramCommands>;
  /** The picture that `att://diagram/<name>` leads to, while it is remembered. */
  picture(name: string): Promise<{ readonly type: 'image/png'; readonly bytes: Uint8Array } | undefined>;
  /** A diagram as a picture to be put into what leaves the app; undefined when it cannot be drawn. */
  pictureOf(source: string, theme: DiagramTheme): Promise<StoredPicture | undefined>;
  /** Ends the page that draws. Idempotent. */
  close(): void;
}

/** Nothing is drawn, and no page opened, before somebody asks. */
export function createDiagrams(ports: DraughtsmanPorts): Diagrams {
  const draughtsman = createDraughtsman(ports);
  const store = new PictureStore(KEPT);
  /** What is being drawn, so that two windows that show one note have it drawn once. */
  const underWay = new Map<string, Promise<Result<StoredPicture>>>();

  async function drawAnew(job: DrawingJob, name: string): Promise<Result<StoredPicture>> {
    const drawn = await draughtsman.draw(job).finally(() => underWay.delete(name));
    const result = resultOf(drawn);
    if (result.ok) store.add(name, result.value);
    return result;
  }

  function draw(job: DrawingJob, name: string): Promise<Result<StoredPicture>> {
    const known = store.get(name);
    if (known !== undefined) return Promise.resolve(succeed(known));
    const drawing = underWay.get(name) ?? drawAnew(job, name);
    underWay.set(name, drawing);
    return drawing;
  }

  return {
    handlers: {
      async 'diagrams.draw'(job) {
        const name = nameOf(job);
        const drawn = await draw(job, name);
        if (!drawn.ok) return drawn;
        const { width, height, description } = drawn.value;
        return succeed({ address: `att://diagram/${name}`, width, height, description });
      },
    },
    async picture(name) {
      const known = store.get(name);
      return known && { type: 'image/png', bytes: known.bytes };
    },
    async pictureOf(source, theme) {
      if (source.length > MAX_DIAGRAM_UNITS) return undefined;
      const job = { source, theme };
      const drawn = await draw(job, nameOf(job));
      return drawn.ok ? drawn.value : undefined;
    },
    close: () => draughtsman.close(),
  };
}

const nameOf = ({ source, theme }: DrawingJob): string =>
  createHash('sha256').update(`${theme}\n${source}`).digest('hex');

/** The page works on text of anybody: what it hands over is a picture of bounded size, or is dropped. */
function resultOf(answer: DrawingAnswer | undefined): Result<StoredPicture> {
  if (answer?.kind === 'invalid') return fail({ code: 'diagram-invalid', message: answer.message });
  const side = answer && pngSize(answer.png);
  const isGood =
    side !== undefined &&
    Math.max(side.width, side.height) <= MAX_PICTURE_SIDE &&
    answer !== undefined &&
    answer.png.byteLength <= MAX_PNG_BYTES;
  if (!isGood) return fail({ code: 'diagram-unavailable' });
  const { png, width, height, description } = answer;
  return succeed({ bytes: png, width, height, description });
}
