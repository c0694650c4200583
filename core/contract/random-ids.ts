import { BASE32HEX, type DeviceId, type Nonce, type NoteId, type WorkspaceId } from './ids.ts';

/** Where chance comes from. */
export type RandomBytes = (length: number) => Uint8Array;

/** A new note id: 100 random bits. */
export const newNoteId = (random: RandomBytes): NoteId => text(random, 20) as NoteId;

/** A new device id: 80 random bits. */
export const newDeviceId = (random: RandomBytes): DeviceId => text(random, 16) as DeviceId;

/** A new workspace id: 100 random bits. */
export const newWorkspaceId = (random: RandomBytes): WorkspaceId => text(random, 20) as WorkspaceId;

/** A new nonce: 80 random bits, for one client id. */
export const newNonce = (random: RandomBytes): Nonce => text(random, 16) as Nonce;

/** A secret that nobody has to remember: 130 random bits. */
export const newSecret = (random: RandomBytes): string => text(random, 26);

/** The name of an account that is made before anybody has it. */
export const newSeatName = (random: RandomBytes): string => `member-${text(random, 8)}`;

function text(random: RandomBytes, length: number): string {
  let characters = '';
  for (const byte of random(length)) characters += BASE32HEX[byte & 31];
  return characters;
}
