import type { Extension } from '@codemirror/state';
import { type EditorView, type PluginValue, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type { DiagramRequest } from '../../../state/diagram-pictures.ts';
import { shownBlocks } from '../blocks/block-view.ts';
import { DiagramBox } from './diagram-box.ts';
import { diagramsOf } from './diagram-facet.ts';
import { tellOutcomes } from './diagram-outcomes.ts';
import { followTheme } from './diagram-theme.ts';

/** Nothing is drawn while somebody writes, here or elsewhere, until this long after the last key. Milliseconds. */
const PAUSE_MS = 400;

/** Has the diagrams drawn that are in sight and not drawn yet. */
class DrawDiagrams implements PluginValue {
  readonly #view: EditorView;
  #timer: number | undefined;
  #isClosed = false;

  constructor(view: EditorView) {
    this.#view = view;
    this.#later(0);
  }

  update({ docChanged, startState, state }: ViewUpdate): void {
    if (docChanged) this.#later(PAUSE_MS);
    else if (shownBlocks(startState) !== shownBlocks(state) && this.#timer === undefined) this.#later(0);
  }

  destroy(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  #later(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#timer = undefined;
      for (const request of wantedIn(this.#view)) void this.#draw(request);
    }, delayMs);
  }

  async #draw(request: DiagramRequest): Promise<void> {
    await diagramsOf(this.#view.state)?.draw(request);
    if (!this.#isClosed) tellOutcomes(this.#view);
  }
}

/** What is shown far from the screen may be behind what is known. */
function wantedIn({ state }: EditorView): DiagramRequest[] {
  const wanted: DiagramRequest[] = [];
  for (const blocks = shownBlocks(state).iter(); blocks.value !== null; blocks.next()) {
    const { widget } = blocks.value.spec as { readonly widget?: unknown };
    const request = widget instanceof DiagramBox ? widget.diagram.request : undefined;
    if (request !== undefined && diagramsOf(state)?.outcomeOf(request) === undefined) wanted.push(request);
  }
  return wanted;
}

/** Diagrams of Mermaid, drawn for the ground that the window has. */
export const diagrams: Extension = [followTheme, ViewPlugin.fromClass(DrawDiagrams)];
