import fc from 'fast-check';
import type { DiscussionId } from '../../contract/discussion-values.ts';
import type { DeviceId, NoteId } from '../../contract/ids.ts';
import type { Message, MessageBody } from '../message.ts';
import { messageDocument, type MessageDocument, readMessageDocument } from '../message-document.ts';

/** The note that is talked about where nothing else is said. */
export const NOTE = 'n'.padEnd(20, '0') as NoteId;

const device = (letter: string): DeviceId => letter.repeat(16) as DeviceId;
const ALICE = { account: 'alice', device: device('a') };
/** Alice on two devices, and Bob. */
const WRITERS = [ALICE, { account: 'alice', device: device('b') }, { account: 'bob', device: device('c') }];

/** Where a message stands, and who wrote it, by the number of the writer. */
export interface Said {
  readonly lamport: number;
  readonly by?: number;
  readonly doc?: DiscussionId;
}

/** A document with a body that need not be one. */
export const documentOf = (body: unknown, { lamport, by = 0, doc = NOTE }: Said): MessageDocument =>
  messageDocument({ doc, lamport, ...(WRITERS[by] ?? ALICE) }, body as MessageBody);

/** A message; throws for a body that is none. */
export function message(body: unknown, said: Said): Message {
  const outcome = readMessageDocument(documentOf(body, said));
  if (outcome.kind !== 'message') throw new Error(JSON.stringify(outcome));
  return outcome.message;
}

/** A post. */
export const post = (text: string, said: Said, more: object = {}): Message =>
  message({ kind: 'post', atMs: 1, text, ...more }, said);

/** A discussion as it could have been: posts, and remarks about those before them, by three devices of two people. */
export const conversation: fc.Arbitrary<Message[]> = fc
  .array(fc.record({ by: fc.nat(2), kind: fc.nat(4), about: fc.nat(), on: fc.boolean() }), { maxLength: 30 })
  .map((steps) => {
    const messages: Message[] = [];
    for (const [index, { by, kind, about, on }] of steps.entries()) {
      const said = { lamport: Math.floor(index / 2) + 1, by: (by + (index % 2)) % 3 };
      const posts = messages.filter(({ body, lamport }) => body.kind === 'post' && lamport < said.lamport);
      const to = posts[about % Math.max(1, posts.length)]?.id;
      const remarks = [
        { kind: 'edit', text: `edit ${index}` },
        { kind: 'removal', isRemoved: on },
        { kind: 'reaction', emoji: on ? '👍' : '🎉', isOn: about % 3 > 0 },
        { kind: 'resolution', isResolved: on },
      ];
      const remark = remarks[kind - 1];
      const body =
        to === undefined || remark === undefined
          ? { kind: 'post', atMs: index, text: `post ${index}` }
          : { ...remark, atMs: index, post: to };
      messages.push(message(body, said));
    }
    return messages;
  });
