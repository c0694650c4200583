import { WidgetType } from '@codemirror/view';
import type { Tone } from '../../../core/markdown/callouts.ts';
import { elementOf } from './element.ts';

/** The kind of a callout, in place of its mark. */
export class CalloutLabel extends WidgetType {
  readonly #tone: Tone;
  readonly #label: string;

  constructor(tone: Tone, label: string) {
    super();
    this.#tone = tone;
    this.#label = label;
  }

  override eq(other: CalloutLabel): boolean {
    return other.#tone === this.#tone && other.#label === this.#label;
  }

  toDOM(): HTMLElement {
    return elementOf('span', `lp-callout-label lp-callout-${this.#tone}`, this.#label);
  }

  override ignoreEvent(): boolean {
    return false;
  }
}
