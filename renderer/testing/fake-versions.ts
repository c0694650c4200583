import type { HandlersOf } from '../../core/contract/handlers.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import { fail, succeed } from '../../core/contract/result.ts';
import type { Comparison, VersionId, versionCommands, VersionRow } from '../../core/contract/version-commands.ts';

/** What a fake main does with versions outside of them. */
interface FakeVersionsPorts {
  readonly tell: (note: NoteId) => void;
  readonly create: (title: string, body: string) => NoteId;
}

/** The n-th version of a note, newest last. */
export const fakeVersionId = (n: number): VersionId =>
  `${String(n).padStart(10, '0')}-local~${'0'.repeat(16)}` as VersionId;

/** The versions of a fake main: what is put in is there, of every note. */
export class FakeVersions {
  readonly #ports: FakeVersionsPorts;
  /** Newest first. */
  rows: readonly VersionRow[] = [];
  erased: readonly { note: NoteId; version: VersionId; title: string; atMs: number }[] = [];
  comparison: Comparison = { before: '', after: '', pieces: [] };

  constructor(ports: FakeVersionsPorts) {
    this.#ports = ports;
  }

  /** Puts a version in, as the newest. */
  add(atMs: number, row: Partial<VersionRow> = {}): VersionId {
    const id = fakeVersionId(this.rows.length + 1);
    const plain = {
      id,
      atMs,
      kind: 'automatic',
      name: '',
      title: 'Note',
      by: 'local',
      authors: ['local'],
      sizeBytes: 500,
    };
    this.rows = [{ ...(plain as VersionRow), ...row }, ...this.rows];
    return id;
  }

  handlers(): HandlersOf<keyof typeof versionCommands> {
    return {
      'versions.list': async ({ offset, limit }) =>
        succeed({
          total: this.rows.length,
          sizeBytes: this.rows.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
          rows: this.rows.slice(offset, offset + limit),
        }),
      'versions.compare': async ({ version }) =>
        this.rows.some(({ id }) => id === version) ? succeed(this.comparison) : fail({ code: 'version-not-found' }),
      'versions.name': async ({ note, name }) => {
        this.add(this.rows[0]?.atMs ?? 0, { kind: 'named', name });
        this.#ports.tell(note);
        return succeed(undefined);
      },
      'versions.restore': async () => succeed({ rewriting: 1, notes: 1 }),
      'versions.revive': async ({ version }) => {
        const { title = '' } = this.rows.find(({ id }) => id === version) ?? {};
        return succeed({ id: this.#ports.create(title, 'revived') });
      },
      'versions.erased': async () => succeed([...this.erased]),
    };
  }
}
