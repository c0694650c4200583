import * as v from 'valibot';
import { noteId } from './ids.ts';
import { bytes } from './values.ts';

const nothing = v.undefined();

/** A Yjs relative position, encoded: it stays at its character whatever is written before it. */
const position = v.pipe(bytes, v.minLength(1), v.maxLength(64));

/** Where somebody is in a note's text: both ends of the selection, the same for a caret. */
export const caret = v.strictObject({ anchor: position, head: position });
export type Caret = v.InferOutput<typeof caret>;

/** Somebody else who is there: a device, because one person may sit at two. */
const presentPerson = v.strictObject({
  /** Tells this device from others. */
  id: v.string(),
  account: v.string(),
  /** What the person says to be called; may be empty. */
  name: v.string(),
  /** The notes that are open there. */
  notes: v.array(v.strictObject({ note: noteId, caret: v.optional(caret) })),
});
export type PresentPerson = v.InferOutput<typeof presentPerson>;

/** Who else is in the workspace now, and where. */
export const presenceCommands = {
  /** The caret of this window moved, in a note that is open in it. Told to the others as soon as that goes. */
  'presence.set': { input: v.strictObject({ note: noteId, caret }), output: nothing, maxBytes: 512 },
  /** Who is there now; later changes come as `presence.changed`. */
  'presence.list': { input: nothing, output: v.array(presentPerson), maxBytes: 0 },
} as const;

/** What a window hears unasked of who is there. */
export const presenceEvents = {
  /** Somebody came, went, opened another note or moved. All who are there, at most twenty times a second. */
  'presence.changed': v.strictObject({ people: v.array(presentPerson) }),
} as const;
