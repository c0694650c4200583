import { stat } from 'node:fs/promises';
import type { AttachedFile, AttachmentHash } from '../../../core/contract/attachment-values.ts';
import type { OutgoingEvent, ShellAttachmentHandlers } from '../../../core/contract/handlers.ts';
import { fail, succeed, type Result } from '../../../core/contract/result.ts';
import { safeFileName } from '../../../core/attachment/file-name.ts';
import { isRunnable } from '../../../core/attachment/runnable.ts';
import type { AttachedFiles, Log } from '../../engine/ports.ts';
import type { OpenedFiles } from './opened-files.ts';
import type { RemotePictures } from './remote-pictures.ts';

/** What attachments need of the system; tests answer in its place. */
export interface SystemFiles {
  /** Paths of the files that a person chose; none when they chose none. */
  chooseFiles(): Promise<readonly string[]>;
  /** Where a person wants a file; undefined for nowhere. */
  choosePlace(name: string): Promise<string | undefined>;
  /** Whether a person wants the file opened by another program. */
  askToOpen(name: string): Promise<boolean>;
  /** Rejects when no program opens it. */
  open(file: string): Promise<void>;
}

interface AttachmentShell {
  readonly system: SystemFiles;
  readonly attachments: AttachedFiles;
  /** Where copies that other programs open are put. */
  readonly opened: OpenedFiles;
  readonly remote: RemotePictures;
  readonly tell: (event: OutgoingEvent) => void;
  readonly log: Log;
}

type OpenOutcome = 'opened' | 'declined' | 'saved' | 'failed';

/** Chooses, opens and saves attachments, and fetches pictures from the web, for the windows. */
export function createAttachmentHandlers(shell: AttachmentShell): ShellAttachmentHandlers {
  const { system, attachments, remote } = shell;
  let isAsking = false;
  /** One dialog at a time, however often a page asks. */
  const alone = async <T>(busy: T, work: () => Promise<T>): Promise<T> => {
    if (isAsking) return busy;
    isAsking = true;
    try {
      return await work();
    } finally {
      isAsking = false;
    }
  };
  return {
    async 'attachments.pick'(_input, window) {
      const files = await alone([], () => system.chooseFiles());
      return addAll(files, attachments, (payload) => shell.tell({ name: 'attachments.progressed', payload, window }));
    },
    'attachments.open': ({ hash, name }) => openAttachment(shell, { hash, name: safeFileName(name) }, alone),
    async 'attachments.save'({ hash, name }) {
      if ((await attachments.head(hash)) === undefined) return fail({ code: 'attachment-missing' });
      return alone(succeed('cancelled'), () => saveAttachment(shell, { hash, name: safeFileName(name) }));
    },
    async 'attachments.loadRemote'({ url }) {
      return remote.load(url);
    },
  };
}

type Alone = <T>(busy: T, work: () => Promise<T>) => Promise<T>;
interface NamedFile {
  readonly hash: AttachmentHash;
  /** Made safe. */
  readonly name: string;
}

async function openAttachment(shell: AttachmentShell, file: NamedFile, alone: Alone): Promise<Result<OpenOutcome>> {
  const { system, attachments, opened, log } = shell;
  const head = await attachments.head(file.hash);
  if (head === undefined) return fail({ code: 'attachment-missing' });
  if (isRunnable(file.name, head)) {
    const saved = await alone(succeed('cancelled' as const), () => saveAttachment(shell, file));
    return saved.ok ? succeed(saved.value === 'saved' ? 'saved' : 'declined') : saved;
  }
  if (!(await alone(false, () => system.askToOpen(file.name)))) return succeed('declined');
  const place = await opened.placeFor(file.name);
  const saved = await attachments.saveCopy(file.hash, place);
  if (!saved.ok) return saved;
  try {
    await system.open(place);
    return succeed('opened');
  } catch (cause) {
    log.error('an attachment could not be opened', cause);
    return succeed('failed');
  }
}

async function saveAttachment(
  { system, attachments }: AttachmentShell,
  { hash, name }: NamedFile,
): Promise<Result<'saved' | 'cancelled'>> {
  const place = await system.choosePlace(name);
  if (place === undefined) return succeed('cancelled');
  const saved = await attachments.saveCopy(hash, place);
  return saved.ok ? succeed('saved') : saved;
}

/** Takes in one file after the other; the first that cannot be taken ends it, and those before it stay. */
async function addAll(
  files: readonly string[],
  attachments: AttachedFiles,
  onProgress: (progress: { doneBytes: number; totalBytes: number }) => void,
): Promise<Result<AttachedFile[]>> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file).catch(() => undefined))?.size ?? 0));
  const totalBytes = sizes.reduce((sum, size) => sum + size, 0);
  let doneBytes = 0;
  const added: AttachedFile[] = [];
  for (const file of files) {
    const one = await attachments.add(file, (bytes) => {
      doneBytes = Math.min(doneBytes + bytes, totalBytes);
      onProgress({ doneBytes, totalBytes });
    });
    if (!one.ok) return one;
    added.push(one.value);
  }
  return succeed(added);
}
