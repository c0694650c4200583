import type { DrawingAnswer, DrawingJob } from '../../core/contract/drawing.ts';

/** A page that draws diagrams, in a process of its own. */
export interface DrawingPage {
  /** Resolves when the page can draw; rejects when it never will. */
  readonly ready: Promise<void>;
  /**
   * Has one diagram drawn; one at a time. Rejects when the page is gone, or answers what no page of ours would. May take
   * for ever: a source can be made so.
   */
  draw(job: DrawingJob): Promise<DrawingAnswer>;
  /** Ends the page, whatever it is doing. Idempotent. */
  close(): void;
}
