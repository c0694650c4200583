import type { VersionId } from '../../core/contract/version-commands.ts';
import { differenceOf } from '../../core/version/difference.ts';
import { readVersionDocument } from '../../core/version/document.ts';
import { editsBack, type Passage } from '../../core/version/restoring.ts';
import type { VersionText } from '../../core/version/version.ts';
import type { StoredVersion } from './ports.ts';

/** What the worker does with versions. */
export const versionReading = {
  facts: (documents: readonly unknown[]): StoredVersion[] => documents.flatMap(factsIn),
  text: (document: unknown): VersionText | undefined => readVersionDocument(document)?.text(),
  compare: ({ before, after }: { before: string; after: string }) => differenceOf(before, after),
  editsBack: ({ present, version, passage }: { present: string; version: string; passage?: Passage }) =>
    editsBack(differenceOf(present, version), passage),
};

function factsIn(document: unknown): StoredVersion[] {
  const read = readVersionDocument(document);
  const { _id, p } = document as { readonly _id: string; readonly p: string };
  if (read === undefined) return [];
  const id = _id.slice(_id.indexOf(':v:') + 3) as VersionId;
  return [{ ...read.facts, id, by: read.name.account, sizeBytes: p.length }];
}
