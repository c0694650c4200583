import { CHUNK_BYTES } from '../attachment/chunk-ids.ts';
import { GUARD_BEGINNING } from './guard-parts.ts';

const LARGEST = Math.ceil((CHUNK_BYTES * 4) / 3) + 2000;

/** The guard of the files: editors add chunks, nobody rewrites one, and only an owner takes one away. */
export const FILES_GUARD = `function (doc, old, user, security) {${GUARD_BEGINNING}
  if (!/^blob-[0-9a-f]{64}:[0-9]{3}$/.test(doc._id)) refuse('The id is not that of a chunk.');
  if (doc.t !== 'chunk') refuse('A document of this type does not belong here.');
  if (rank < EDITOR) refuse('Your role here does not allow that.');
  if (size > ${LARGEST}) refuse('The document is too large.');
  if (doc._deleted) {
    if (rank < OWNER) refuse('Only an owner takes files away.');
    return;
  }
  if (old) refuse('A chunk is never changed.');
  if (!isWhole(doc.v) || typeof doc.p !== 'string' || typeof doc.h !== 'string') refuse('Payload or hash is missing.');
}`;
