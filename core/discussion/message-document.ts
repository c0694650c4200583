import { decodeUtf8, encodeUtf8 } from 'lib0/string';
import * as v from 'valibot';
import { discussionId, type DiscussionId, type MessageId } from '../contract/discussion-values.ts';
import { openEnvelope, sealEnvelope, type Envelope, type RefusalReason } from '../segment/envelope.ts';
import { docPartOf, parseStampedId, stampedIdOf, type StampedName, type Writer } from '../segment/ids.ts';
import { type Message, messageBody, type MessageBody, postOf } from './message.ts';

/** A message as CouchDB holds it. It never changes. */
export interface MessageDocument extends Envelope {
  readonly t: 'message';
}

/** What became of a stored document that may be a message. */
export type MessageOutcome =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'refused'; readonly reason: RefusalReason };

/** The largest body, as JSON in bytes: each unit of its texts can take three, or six where it is escaped. */
const MAX_BODY_BYTES = 160 * 1024;

/** Where a message is to stand. */
export interface MessageName extends Writer {
  readonly doc: DiscussionId;
  readonly lamport: number;
}

/** Makes the document of a message. */
export const messageDocument = (name: MessageName, body: MessageBody): MessageDocument =>
  sealEnvelope(stampedIdOf({ ...name, kind: 'm' }), 'message', name.account, encodeUtf8(JSON.stringify(body)));

/** Reads a document that claims to be a message: its form, author, size and hash, and that it speaks of what was there before it. */
export function readMessageDocument(document: unknown): MessageOutcome {
  const opened = openEnvelope(document, { t: 'message', parseId: parseMessageId });
  if (opened.kind !== 'open') return opened;
  const { name, payload } = opened;
  if (!v.is(discussionId, name.doc)) return { kind: 'refused', reason: 'wrong-id' };
  if (payload.length > MAX_BODY_BYTES) return { kind: 'refused', reason: 'too-big' };
  const parsed = v.safeParse(messageBody, jsonIn(payload));
  if (!parsed.success) return { kind: 'refused', reason: 'malformed' };
  // Opened, so its id and hash are texts of the right form.
  const { _id, h } = document as Envelope;
  const { doc, lamport, account, device } = name;
  const message = { id: _id as MessageId, doc, lamport, account, device, hash: h, body: parsed.output };
  const isSound = referencesOf(message).every((id) => isBefore(id, message));
  return isSound ? { kind: 'message', message } : { kind: 'refused', reason: 'misplaced-content' };
}

function parseMessageId(id: string): StampedName | undefined {
  const name = parseStampedId(id);
  return name?.kind === 'm' ? name : undefined;
}

/** The posts that a message speaks of. */
function referencesOf(message: Message): MessageId[] {
  const { body } = message;
  if (body.kind !== 'post') return [postOf(message)];
  return body.reply === undefined ? [] : [body.reply];
}

/** Only what was there can be spoken of: so nothing answers itself, however many steps round. */
function isBefore(id: MessageId, { doc, lamport }: Message): boolean {
  const name = parseMessageId(id);
  return name !== undefined && docPartOf(id) === doc && name.lamport < lamport;
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decodeUtf8(bytes));
  } catch {
    // Whatever is wrong with it, it is no message.
    return undefined;
  }
}
