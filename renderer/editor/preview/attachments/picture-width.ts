import { endUndoStep } from '../../text-binding.ts';
import type { BoxPlace } from './component-box.svelte.ts';
import { imageAt, widthChange } from './image-source.ts';

/** A picture that is narrower could not be taken hold of. CSS pixels. */
const MIN_WIDTH = 32;

/** The width nearest to a wanted one that a picture can have: within the line. CSS pixels. */
export function keptWidth({ view }: BoxPlace, wanted: number): number {
  const most = view.contentDOM.clientWidth || wanted;
  return Math.round(Math.max(MIN_WIDTH, Math.min(wanted, most)));
}

/** Writes the width of the picture that stands there into its text: one edit, one step of Undo. */
export function setPictureWidth({ view, holder }: BoxPlace, width: number): void {
  const image = imageAt(view.state, view.posAtDOM(holder));
  if (image === undefined || image.label.width === width || view.state.readOnly) return;
  endUndoStep(view.state);
  view.dispatch({ changes: widthChange(image, width), userEvent: 'input.resize' });
  endUndoStep(view.state);
}
