import { SvelteMap } from 'svelte/reactivity';

/** How large a picture is by itself, in px. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** The sizes of pictures that were drawn in this window, so that one takes its place at once when it is drawn again. */
export class PictureSizes {
  readonly #sizes = new SvelteMap<string, PictureSize>();

  /** By the address that the picture is read from. Undefined until it was read once. Reactive. */
  of(source: string): PictureSize | undefined {
    return this.#sizes.get(source);
  }

  remember(source: string, size: PictureSize): void {
    if (!this.#sizes.has(source)) this.#sizes.set(source, size);
  }
}
