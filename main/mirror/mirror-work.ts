import type { MirrorProblem } from '../../core/contract/mirror-commands.ts';
import type { MirrorApi, MirrorStep } from './mirror-api.ts';
import { MirrorFolder } from './mirror-folder.ts';
import { MirrorIndex } from './mirror-index.ts';

/** The mirror that the worker keeps. */
interface Kept {
  readonly index: MirrorIndex;
  readonly folder: MirrorFolder;
}

/** The folder is not there, or not the mirror any more. */
class MirrorMissingError extends Error {}

/** What the worker does with a mirror. */
export function mirrorWork(): MirrorApi {
  let kept: Kept | undefined;
  /** Without its index nothing is written: a disk may have been taken out, and another one put into its place. */
  const present = async (): Promise<Kept> => {
    if (kept === undefined || !(await kept.index.isThere())) throw new MirrorMissingError();
    return kept;
  };
  return {
    create: ({ folder, mirror }) => step(() => MirrorIndex.create(folder, mirror)),
    open: ({ folder, mirror }) =>
      step(async () => {
        kept = undefined;
        const index = await MirrorIndex.open(folder, mirror);
        if (index === undefined) throw new MirrorMissingError();
        kept = { index, folder: await MirrorFolder.open(folder, index) };
        const { position, notes } = index;
        return { position, differing: kept.folder.differing, known: [...notes.keys()] };
      }),
    misplaced: (paths) => kept?.folder.misplaced(paths) ?? [],
    referring: (hashes) => kept?.folder.referring(hashes) ?? [],
    take: (notes) => step(async () => (await present()).folder.take(notes)),
    addFile: ({ hash, bytes, isFirst, isLast }) =>
      step(async () => {
        const { folder } = await present();
        if (isFirst) await folder.beginFile();
        await folder.pushFile(bytes);
        if (isLast) await folder.finishFile(hash, folder.nameOf(hash));
      }),
    write: () => step(async () => (await present()).folder.write()),
    remove: (ids) => step(async () => (await present()).folder.remove(ids)),
    seen: (position) => step(async () => (await present()).index.add([{ seen: position }])),
  };
}

async function step<T>(work: () => Promise<T>): Promise<MirrorStep<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (cause) {
    const { code, name } = cause as NodeJS.ErrnoException;
    return { ok: false, problem: problemOf(cause), reason: code ?? name };
  }
}

const problems: Readonly<Record<string, MirrorProblem>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EACCES: 'unwritable',
  EPERM: 'unwritable',
  EROFS: 'unwritable',
  ENOENT: 'missing',
};

function problemOf(cause: unknown): MirrorProblem {
  if (cause instanceof MirrorMissingError) return 'missing';
  return problems[(cause as NodeJS.ErrnoException).code ?? ''] ?? 'failed';
}
