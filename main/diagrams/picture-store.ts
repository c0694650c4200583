import type { DiagramDescription } from '../../core/contract/diagram-commands.ts';

/** The picture of a diagram: a PNG, its size in px of CSS, and what it is in words. */
export interface StoredPicture {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly description: DiagramDescription;
}

/** How much is kept: what does not fit is drawn again when it is asked for. */
export interface StoreLimits {
  readonly count: number;
  readonly bytes: number;
}

/** Pictures in memory by name; those that were not asked for the longest go first. */
export class PictureStore {
  readonly #limits: StoreLimits;
  /** In the order of their last use, the newest at the end. */
  readonly #pictures = new Map<string, StoredPicture>();
  #bytes = 0;

  constructor(limits: StoreLimits) {
    this.#limits = limits;
  }

  get(name: string): StoredPicture | undefined {
    const picture = this.#pictures.get(name);
    if (picture === undefined) return undefined;
    this.#pictures.delete(name);
    this.#pictures.set(name, picture);
    return picture;
  }

  add(name: string, picture: StoredPicture): void {
    this.#remove(name);
    this.#pictures.set(name, picture);
    this.#bytes += picture.bytes.byteLength;
    for (const oldest of this.#pictures.keys()) {
      if (this.#pictures.size <= this.#limits.count && this.#bytes <= this.#limits.bytes) return;
      this.#remove(oldest);
    }
  }

  #remove(name: string): void {
    this.#bytes -= this.#pictures.get(name)?.bytes.byteLength ?? 0;
    this.#pictures.delete(name);
  }
}
