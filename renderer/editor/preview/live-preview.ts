import { Compartment, type Extension, Prec } from '@codemirror/state';
import { EditorView, keymap, ViewPlugin } from '@codemirror/view';
import { lineClasses } from '../line-classes.ts';
import { enterBlock } from './blocks/block-keys.ts';
import { blockView } from './blocks/block-view.ts';
import { type Diagrams, diagramFacet } from './diagrams/diagram-facet.ts';
import { diagrams } from './diagrams/draw-diagrams.ts';
import { inlineView } from './inline-view.ts';
import { links, openLink } from './links.ts';
import { type Outward, outwardFacet } from './outward-facet.ts';
import { revealing } from './reveal.ts';
import { belowTable } from './tables/below-table.ts';
import { pasteGrid } from './tables/paste-grid.ts';
import { repairOwnTable } from './tables/repair-own-table.ts';
import { moveByCell } from './tables/source-keys.ts';
import { tableEditing } from './tables/table-editing.ts';
import { toggleTask } from './task-box.ts';

/** Whether the window shows the source of notes, and who is told when that changes. */
export interface SourceSwitch {
  readonly isOn: boolean;
  /** Returns what ends it. */
  onchange(listener: () => void): () => void;
}

/**
 * A note reads as a finished page and shows Markdown's marks only where the caret or the selection is. Drawn by
 * decorations alone: nothing here changes the text unless the person does.
 */
export function livePreview(source: SourceSwitch, outward: Outward, drawing?: Diagrams): Extension {
  const slot = new Compartment();
  const look = (): Extension => (source.isOn ? lineClasses : page);
  const follow = ViewPlugin.define((view) => ({
    destroy: source.onchange(() => view.dispatch({ effects: slot.reconfigure(look()) })),
  }));
  const drawsDiagrams = drawing === undefined ? [] : diagramFacet.of(drawing);
  return [slot.of(look()), follow, outwardFacet.of(outward), drawsDiagrams, repairOwnTable, pasteGrid, links, keys];
}

const blockKeys = Prec.high(
  keymap.of([
    { key: 'ArrowUp', run: enterBlock(false) },
    { key: 'ArrowDown', run: enterBlock(true) },
  ]),
);

const page: Extension = [
  EditorView.editorAttributes.of({ class: 'lp-page' }),
  revealing,
  blockView,
  diagrams,
  tableEditing,
  belowTable,
  inlineView,
  blockKeys,
];

const keys = Prec.high(
  keymap.of([
    { key: 'Mod-Enter', run: (view) => openLink(view) || toggleTask(view) },
    { key: 'Tab', run: moveByCell(1), shift: moveByCell(-1) },
  ]),
);
