import { copyLineDown, copyLineUp, moveLineDown, moveLineUp } from '@codemirror/commands';
import { deleteMarkupBackward } from '@codemirror/lang-markdown';
import { selectNextOccurrence } from '@codemirror/search';
import type { StateCommand } from '@codemirror/state';
import type { KeyBinding } from '@codemirror/view';
import { continueBlock } from './as-you-type.ts';
import { insertLink } from './insert-link.ts';
import { oneStep } from './one-step.ts';
import { renumbering } from './renumber.ts';
import { toggleBlock, toggleQuote } from './toggle-block.ts';
import { toggleInline } from './toggle-inline.ts';
import { toggleTask } from './toggle-task.ts';

const HEADINGS = [1, 2, 3, 4, 5, 6] as const;

const step = (key: string, command: StateCommand): KeyBinding => ({ key, run: oneStep(command), preventDefault: true });

/** The keys that edit Markdown; README lists them. Those of the system and of the window are not among them. */
export const editingKeys: readonly KeyBinding[] = [
  step('Mod-b', toggleInline('bold')),
  step('Mod-i', toggleInline('italic')),
  step('Mod-u', toggleInline('highlight')),
  step('Mod-e', toggleInline('code')),
  step('Mod-Shift-x', toggleInline('strike')),
  step('Mod-Shift-k', insertLink),
  step('Mod-Shift-7', toggleBlock('ordered')),
  step('Mod-Shift-8', toggleBlock('bullet')),
  step('Mod-Shift-9', toggleBlock('task')),
  step('Mod-Shift-.', toggleQuote),
  ...HEADINGS.map((level) => step(`Mod-${level}`, toggleBlock(`heading${level}`))),
  { key: 'Mod-Enter', run: oneStep(toggleTask) },
  { key: 'Enter', run: oneStep(renumbering(continueBlock)) },
  { key: 'Backspace', run: oneStep(deleteMarkupBackward) },
  { key: 'Alt-ArrowUp', run: oneStep(renumbering(moveLineUp)) },
  { key: 'Alt-ArrowDown', run: oneStep(renumbering(moveLineDown)) },
  { key: 'Shift-Alt-ArrowUp', run: oneStep(renumbering(copyLineUp)) },
  { key: 'Shift-Alt-ArrowDown', run: oneStep(renumbering(copyLineDown)) },
  { key: 'Mod-d', run: selectNextOccurrence, preventDefault: true },
];
