import { realpath } from 'node:fs/promises';
import type { HandlersOf, WindowId } from '../../../core/contract/handlers.ts';
import type { launchCommands, LaunchRequest as OutgoingRequest } from '../../../core/contract/launch-commands.ts';
import { fail, succeed } from '../../../core/contract/result.ts';
import { FILE_LIMITS } from '../../../core/note/text-file.ts';
import type { Engine, Log } from '../../engine/ports.ts';
import { addNotes } from './add-notes.ts';
import { findFiles } from './find-files.ts';
import { createOfferedFiles, type OfferedFiles } from './offered-files.ts';
import type { LaunchRequest } from './parse-launch.ts';
import { isInvite, readInvite } from './read-invite.ts';
import { readText } from './read-text.ts';
import type { LaunchRequests } from './requests.ts';

/** What the window's questions about its launch are answered with. */
export interface LaunchPorts {
  readonly requests: Pick<LaunchRequests, 'take'>;
  /** Whether a page is that of the window in front: it alone is asked for anything from outside. */
  readonly isFront: (window: WindowId) => boolean;
  readonly engine: Pick<Engine, 'addNote' | 'describeNote' | 'flush'>;
  /** 32 random hexadecimal characters. */
  readonly newToken: () => string;
  readonly now: () => number;
  readonly log: Log;
}

/** What answers `launch-commands.ts`. */
export function createLaunchHandlers(ports: LaunchPorts): HandlersOf<keyof typeof launchCommands> {
  const offers = createOfferedFiles(ports.newToken, ports.now);
  const describe = (request: LaunchRequest): Promise<OutgoingRequest> =>
    describeRequest(request, ports.engine, offers).catch((cause: unknown) => {
      ports.log.error('launch request not understood', cause);
      return MISUNDERSTOOD;
    });
  return {
    'launch.take': async (_input, window) => {
      if (!ports.isFront(window)) return succeed([]);
      const described: OutgoingRequest[] = [];
      for (const request of ports.requests.take()) {
        const outgoing = await describe(request);
        // Never with what it was: that came from outside.
        if (outgoing.kind === 'misunderstood') ports.log.info('a link or path without meaning was ignored');
        described.push(outgoing);
      }
      return succeed(described);
    },
    'files.add': async ({ token }) => {
      const files = offers.redeem(token);
      if (files === undefined) return fail({ code: 'files-expired' });
      const sources = files.map((found) => ({ name: found.name, read: () => readText(found) }));
      return succeed(await addNotes(sources, ports));
    },
    'files.addTexts': async ({ files }) => {
      const sources = files.map((file) => ({ name: file.name, read: () => Promise.resolve(checked(file)) }));
      return succeed(await addNotes(sources, ports));
    },
  };
}

const MISUNDERSTOOD = { kind: 'misunderstood' } as const;

/** A request with what a person must know to answer it. */
async function describeRequest(
  request: LaunchRequest,
  engine: LaunchPorts['engine'],
  offers: OfferedFiles,
): Promise<OutgoingRequest> {
  if (request.kind === 'open-note') {
    const note = await engine.describeNote(request.id);
    return note === undefined ? request : { ...request, note };
  }
  if (request.kind !== 'open-paths') return request;
  const [first = '', ...others] = request.paths;
  if (isInvite(first) && others.length === 0) return (await readInvite(await realpath(first))) ?? MISUNDERSTOOD;
  const { files, name, isFolder, skippedCount } = await findFiles(request.paths);
  return { kind: 'add-files', token: offers.offer(files), name, isFolder, fileCount: files.length, skippedCount };
}

/** The window has looked at the texts; its word is not taken for it. */
function checked(file: { name: string; text: string; createdMs?: number | undefined }) {
  if (Buffer.byteLength(file.text) > FILE_LIMITS.fileBytes) return { ok: false, reason: 'too-large' } as const;
  if (file.text.includes('\0')) return { ok: false, reason: 'not-text' } as const;
  return { ok: true, file } as const;
}
