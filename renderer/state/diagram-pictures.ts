import type { Bridge } from '../../core/contract/bridge.ts';
import type { DiagramPicture, DiagramTheme } from '../../core/contract/diagram-commands.ts';
import { ask } from '../api/bridge.ts';

/** One diagram for one ground. */
export interface DiagramRequest {
  readonly source: string;
  readonly theme: DiagramTheme;
}

/** How large a picture wants to be, in px of CSS. */
export type DiagramSize = Pick<DiagramPicture, 'width' | 'height'>;

/** What became of a diagram: its picture, why its source cannot be read, or that it could not be drawn. */
export type DiagramOutcome =
  | { readonly kind: 'drawn'; readonly picture: DiagramPicture }
  | { readonly kind: 'invalid'; readonly message: string }
  | { readonly kind: 'unavailable' };

/** More are forgotten, the oldest first: a source that is written at has many versions. */
const MAX_REMEMBERED = 500;

/** The diagrams of this window: what became of each, so that nothing is asked twice while a person reads. */
export class DiagramPictures {
  readonly #bridge: Bridge;
  readonly #outcomes = new Map<string, DiagramOutcome>();
  readonly #sizes = new Map<string, DiagramSize>();
  readonly #underWay = new Map<string, Promise<void>>();
  readonly #lost = new Set<string>();

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Undefined as long as nothing is known. */
  outcomeOf(request: DiagramRequest): DiagramOutcome | undefined {
    return this.#outcomes.get(keyOf(request));
  }

  /** How large the picture of a source was last, for any ground; undefined when there was none. */
  sizeOf(source: string): DiagramSize | undefined {
    return this.#sizes.get(source);
  }

  /** Has a diagram drawn, unless that is under way or done. Resolves when its outcome is known; never rejects. */
  draw(request: DiagramRequest): Promise<void> {
    const key = keyOf(request);
    if (this.#outcomes.has(key)) return Promise.resolve();
    const drawing = this.#underWay.get(key) ?? this.#draw(request, key);
    this.#underWay.set(key, drawing);
    return drawing;
  }

  /** A person wants it to be tried again. */
  forget(request: DiagramRequest): void {
    this.#outcomes.delete(keyOf(request));
  }

  /** Its picture is not there: main has forgotten it, and can draw it once more. Once: it may never come. */
  lose(request: DiagramRequest): void {
    const key = keyOf(request);
    if (this.#lost.has(key)) this.#outcomes.set(key, { kind: 'unavailable' });
    else this.#outcomes.delete(key);
    this.#lost.add(key);
  }

  async #draw({ source, theme }: DiagramRequest, key: string): Promise<void> {
    const drawn = await ask(this.#bridge, 'diagrams.draw', { source, theme });
    this.#underWay.delete(key);
    if (drawn.ok) {
      keep(this.#sizes, source, drawn.value);
      keep(this.#outcomes, key, { kind: 'drawn', picture: drawn.value });
    } else if (drawn.error.code === 'diagram-invalid') {
      keep(this.#outcomes, key, { kind: 'invalid', message: drawn.error.message });
    } else {
      keep(this.#outcomes, key, { kind: 'unavailable' });
    }
  }
}

const keyOf = ({ source, theme }: DiagramRequest): string => `${theme}\n${source}`;

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MAX_REMEMBERED && oldest !== undefined) map.delete(oldest);
}
