import type { CrashKind } from '../../core/contract/crash-commands.ts';

/** The stream in which Crashpad notes what it knew of the process, in a minidump file. */
const CRASHPAD_STREAM = 0x43500001;

/** Where in that stream the list of modules is pointed to, and in a module the list of its annotations. */
const MODULES_AT = 48;
const ANNOTATIONS_AT = 24;
const ENTRY_BYTES = 12;

/**
 * Which process a dump is of, as Crashpad has noted it. A file that is no whole minidump is taken for one of a part:
 * it is listed all the same, because it may hold as much.
 */
export function kindOfDump(dump: Uint8Array): CrashKind {
  const type = processTypeIn(dump);
  if (type === 'browser') return 'app';
  return type === 'renderer' ? 'window' : 'part';
}

function processTypeIn(dump: Uint8Array): string | undefined {
  try {
    const view = new DataView(dump.buffer, dump.byteOffset, dump.byteLength);
    if (view.getUint32(0) !== 0x4d444d50) return undefined;
    return annotationIn(view, 'ptype');
  } catch {
    // Some place led beyond the end of the file.
    return undefined;
  }
}

function annotationIn(view: DataView, wanted: string): string | undefined {
  const stream = entriesAt(view, view.getUint32(8, true), view.getUint32(12, true)).find(
    (entry) => view.getUint32(entry, true) === CRASHPAD_STREAM,
  );
  if (stream === undefined) return undefined;
  const modules = listAt(view, view.getUint32(view.getUint32(stream + 8, true) + MODULES_AT, true));
  const annotations = modules.flatMap((module) =>
    listAt(view, view.getUint32(view.getUint32(module + 8, true) + ANNOTATIONS_AT, true)),
  );
  const found = annotations.find((annotation) => textAt(view, view.getUint32(annotation, true)) === wanted);
  return found === undefined ? undefined : textAt(view, view.getUint32(found + 8, true));
}

/** The places of the entries of a list that begins with its length. */
const listAt = (view: DataView, place: number): number[] => entriesAt(view, view.getUint32(place, true), place + 4);

function entriesAt(view: DataView, count: number, first: number): number[] {
  // A damaged length must not cost more than the file has.
  if (first + count * ENTRY_BYTES > view.byteLength) return [];
  return Array.from({ length: count }, (_, index) => first + index * ENTRY_BYTES);
}

function textAt(view: DataView, place: number): string {
  const length = view.getUint32(place, true);
  return new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + place + 4, length));
}
