import type { Extension } from '@codemirror/state';
import type { NoteId } from '../../../core/contract/ids.ts';
import type { Presence } from '../../state/presence/presence.svelte.ts';
import { ownCaretWatch } from './own-caret-watch.ts';
import { remoteCarets } from './remote-carets.ts';

/** Shows where others are in the text of a note, and tells them where the caret is here. `note` is the one on screen. */
export const presenceExtensions = (presence: Presence, note: () => NoteId): Extension => [
  ownCaretWatch((caret) => presence.moved(note(), caret)),
  remoteCarets({
    carets: () => presence.caretsIn(note()),
    followed: () => presence.followed,
    unfollow: () => presence.follow(undefined),
    onChange: (listener) => presence.onChange(listener),
  }),
];
