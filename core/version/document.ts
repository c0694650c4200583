import { openEnvelope, sealEnvelope, type Envelope } from '../segment/envelope.ts';
import { parseStampedId, stampedIdOf, type StampedName } from '../segment/ids.ts';
import { decodeVersion, encodeVersion, type PackedVersion } from './payload.ts';
import type { VersionFacts, VersionText } from './version.ts';

/** A version as CouchDB holds it. It never changes; only a tombstone may follow. */
export interface VersionDocument extends Envelope {
  readonly t: 'version';
}

/** What a stored version says, and whose it is. */
export interface ReadVersion extends PackedVersion {
  readonly name: StampedName;
}

/** Makes the document of a version; undefined when its text is too large, packed as it is. */
export function versionDocument(
  name: Omit<StampedName, 'kind'>,
  facts: VersionFacts,
  text: VersionText,
): VersionDocument | undefined {
  const payload = encodeVersion(facts, text);
  return payload && sealEnvelope(stampedIdOf({ ...name, kind: 'v' }), 'version', name.account, payload);
}

/** Reads a document that claims to be a version: form, author, size and hash. Undefined for any other. */
export function readVersionDocument(document: unknown): ReadVersion | undefined {
  const opened = openEnvelope(document, { t: 'version', parseId: parseVersionId });
  const packed = opened.kind === 'open' ? decodeVersion(opened.payload) : undefined;
  return opened.kind === 'open' && packed ? { name: opened.name, ...packed } : undefined;
}

function parseVersionId(id: string): StampedName | undefined {
  const name = parseStampedId(id);
  return name?.kind === 'v' ? name : undefined;
}
