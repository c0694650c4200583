import { autocompletion } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { pickFiles } from '../../attachments/attach-files.ts';
import { blockEdit } from './apply-block.ts';
import { entriesFor } from './block-templates.ts';
import { calledMenu, dismissal } from './called-menu.ts';
import { namedDays, writtenToday } from './date-words.ts';
import { heldKeys } from './held-keys.ts';
import { inserting } from './inserting.ts';

/** What every menu that opens while one types needs, once in an editor. */
export const calledMenus: Extension = [
  dismissal,
  heldKeys,
  // Who typed the sign meant the menu: it takes the next key as soon as it is there.
  autocompletion({
    icons: false,
    interactionDelay: 0,
    activateOnTypingDelay: 0,
    tooltipClass: () => 'type-menu',
    optionClass: ({ type = '' }) => type,
  }),
];

/** The menus that open while one types: `/` for blocks, `@` for days. `nowMs` is the time, in milliseconds since 1970. */
export const typeMenu = (nowMs: () => number): Extension => [calledMenus, blocks(nowMs), days(nowMs)];

const blocks = (nowMs: () => number): Extension =>
  calledMenu({
    sign: '/',
    pattern: /(?<=^|\s)\/[\p{L}\d]*$/u,
    entriesFor: (typed) =>
      entriesFor(typed).map(({ label, sign, action }) => ({
        label,
        detail: sign,
        edit: (state, called) => blockEdit(state, called, action, writtenToday(nowMs())),
        ...(action.kind === 'file' && { after: pickFiles }),
      })),
  });

const days = (nowMs: () => number): Extension =>
  calledMenu({
    sign: '@',
    pattern: /(?<=^|[\s(])@\p{L}*$/u,
    entriesFor: (typed) =>
      namedDays(nowMs())
        .filter(({ word }) => word.startsWith(typed.toLowerCase()))
        .map(({ word, written }) => ({ label: word, detail: written.slice(1), edit: inserting(written) })),
  });
