import { MAX_PAYLOAD_BYTES } from '../segment/envelope.ts';
import { GUARD_BEGINNING, MEMBER_DOC_IN_GUARD } from './guard-parts.ts';

/** A payload in base64, and what stands around it: ids, hash, 300 revisions. In characters. */
const LARGEST = Math.ceil((MAX_PAYLOAD_BYTES * 4) / 3) + 24_000;

/**
 * The guard of the database of the notes (architecture: "The guard"). The tables say for each type how its ids look, from
 * which role on it may be written, whether it is ever rewritten, and its largest size in characters.
 */
export const TEXT_GUARD = `function (doc, old, user, security) {${GUARD_BEGINNING}
${MEMBER_DOC_IN_GUARD}
  var NOTE = '([0-9a-v]{20})', WRITER = '([^:~]{1,2400})~[0-9a-v]{16}';
  var types = {
    segment: { id: '([0-9a-v]{20}|ws|me-[0-9a-v]{1,64}):s:' + WRITER + ':[0-9a-v]{6}', from: EDITOR, size: ${LARGEST} },
    gone: { id: NOTE + ':gone:' + WRITER + ':[0-9a-v]{6}', from: EDITOR, isFixed: true, size: ${LARGEST} },
    version: { id: '([0-9a-v]{20}|ws):v:[0-9a-v]{10}-' + WRITER, from: EDITOR, isFixed: true, size: ${LARGEST} },
    message: { id: '([0-9a-v]{20}|ws):m:[0-9a-v]{10}-' + WRITER, from: COMMENTER, size: 250000 },
    about: { id: 'ws:about', from: OWNER, size: 24000 },
    key: { id: 'key:[0-9a-v]{1,64}', from: OWNER, size: 48000 }
  };
  if (typeof doc.t !== 'string' || !has(types, doc.t)) refuse('A document of this type does not belong here.');
  var type = types[doc.t];
  var parts = new RegExp('^' + type.id + '$').exec(doc._id);
  if (!parts) refuse('The id does not fit the type.');
  var isMine = parts[2] === undefined || parts[2] === me;
  if (doc._deleted) {
    if (size > 24000) refuse('A tombstone is small.');
    if (typeof doc.by !== 'string') refuse('A tombstone says whose the document was.');
    if (parts[2] !== undefined && parts[2] !== encodeURIComponent(doc.by).replace(/~/g, '%7E')) refuse('The author is the one in the id.');
    if (old && (doc.t !== old.t || doc.by !== old.by)) refuse('A tombstone keeps type and author.');
    if (rank < OWNER && !isMine) refuse('Only its author or an owner takes a document away.');
  } else {
    if (old && old._deleted) refuse('What was taken away stays away.');
    if (!isMine || doc.by !== user.name) refuse('You are not the author.');
    if (old && old.sealed) refuse('A sealed document is never changed.');
    if (old && type.isFixed) refuse('A document of this type is never changed.');
    if (!isWhole(doc.v)) refuse('The format is missing.');
    if (parts[2] !== undefined && (typeof doc.p !== 'string' || typeof doc.h !== 'string')) refuse('Payload or hash is missing.');
    if (has(doc, 'sealed') && doc.sealed !== true) refuse('A document is sealed or says nothing of it.');
    if (size > type.size) refuse('The document is too large.');
  }
  if (parts[1] !== undefined && parts[1].indexOf('me-') === 0) {
    if (parts[1] !== memberDocOf(user.name) && !(doc._deleted && rank === OWNER)) refuse('This document is another member\\'s.');
    return;
  }
  if (rank < type.from) refuse('Your role here does not allow that.');
}`;
