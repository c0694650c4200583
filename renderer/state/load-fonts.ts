import { whenIdle } from './idle.ts';

/**
 * Loads every face while nothing else is to be done. Chromium would load one when the first letter in it is on screen, and then
 * lay that note out twice.
 */
export function loadFonts(fonts: FontFaceSet): void {
  // One that cannot be loaded is replaced by the system's, as ever.
  whenIdle(() => fonts.forEach((face) => void face.load().catch(() => undefined)));
}
