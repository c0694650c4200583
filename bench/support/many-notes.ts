import { randomBytes } from 'node:crypto';
import { newDeviceId, newNonce, newNoteId, newWorkspaceId } from '../../core/contract/random-ids.ts';
import { fillNote } from '../../core/note/note.ts';
import type { SegmentDocument } from '../../core/segment/document.ts';
import type { Writer } from '../../core/segment/ids.ts';
import { createReplica, type Replica } from '../../core/segment/replica.ts';
import { aboutDocument } from '../../core/sync/about.ts';

/** How many notes the figures are about. */
export const NOTE_COUNT = 10_000;
/** How much text each of them has, in characters. */
const BODY_LENGTH = 1200;
const BATCH = 500;
const WORDS =
  'the tide was low and we carried boats over stones to water before dark with lamps ropes bread salt'.split(' ');

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

/** Writes a workspace full of notes into a database, as the account in its address would have over time. */
export async function fillWorkspace(address: string, count = NOTE_COUNT): Promise<void> {
  const writer = await beginWorkspace(address);
  for (let from = 0; from < count; from += BATCH) {
    const size = Math.min(BATCH, count - from);
    await postDocuments(
      address,
      Array.from({ length: size }, (_, index) => noteDocuments(writer, from + index)).flat(),
    );
  }
}

/** Makes a database a workspace. Answers a device of the account in the address, to write with. */
export async function beginWorkspace(address: string): Promise<Writer> {
  const account = decodeURIComponent(new URL(address).username);
  await postDocuments(address, [aboutDocument(account, newWorkspaceId(random))]);
  return { account, device: newDeviceId(random) };
}

/** A new note that a device wrote at once, in none of its documents yet. */
export function writtenNote(writer: Writer, title: string, body: string): Replica {
  const replica = createReplica({ docId: newNoteId(random), ...writer, nextNumber: 1 });
  replica.edit(newNonce(random), (doc) => fillNote(doc, { title, body, meta: new Map() }));
  return replica;
}

function noteDocuments(writer: Writer, index: number): SegmentDocument[] {
  return writtenNote(writer, `Note ${index}`, bodyOf(index)).flush(Date.UTC(2026, 0, 1) + index * 60_000);
}

function bodyOf(index: number): string {
  let text = '';
  for (let at = index; text.length < BODY_LENGTH; at = (at * 31 + 7) % 10_007) text += `${WORDS[at % WORDS.length]} `;
  return text.slice(0, BODY_LENGTH);
}

/** Stores new documents in a database, as the account in its address. */
export async function postDocuments(address: string, docs: readonly (SegmentDocument | object)[]): Promise<void> {
  const { username, password, origin, pathname } = new URL(address);
  const authorization = `Basic ${btoa(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)}`;
  const response = await fetch(`${origin}${pathname}/_bulk_docs`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ docs }),
  });
  const rows = (await response.json()) as readonly { error?: string; reason?: string }[];
  const refused = response.ok ? rows.find((row) => row.error) : { reason: `status ${response.status}` };
  if (refused) throw new Error(`the server refused notes: ${refused.reason}`);
}
