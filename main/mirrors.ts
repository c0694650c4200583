import { randomBytes } from 'node:crypto';
import type { OutgoingEvent } from '../core/contract/handlers.ts';
import type { Engine, Log } from './engine/ports.ts';
import { createMirror, type Mirror } from './mirror/create-mirror.ts';
import type { MirrorApi } from './mirror/mirror-api.ts';
import type { FollowerPorts } from './mirror/ports.ts';
import type { AppFacts } from './shell/app-facts.ts';
import { revealFolder } from './shell/reveal-folder.ts';
import { chooseFolder } from './shell/save-dialog.ts';
import { createWorkerClient } from './worker/client.ts';

/** Enough for a page of long notes on a slow disk. */
const WORKER_LIMITS = { deadlineMs: 120_000, maxMemoryMb: 512 } as const;

/** Whoever types sees the file follow soon, and it is not written with every letter. */
const PACE = { pauseMs: 2000, retryMs: 30_000 } as const;

/** What the part of the app that keeps mirrors is given. */
export interface MirrorSettingOfApp {
  readonly engine: Promise<Engine>;
  readonly facts: AppFacts;
  readonly readAttachment: FollowerPorts['readAttachment'];
  readonly tell: (event: OutgoingEvent) => void;
  readonly log: Log;
}

/** Puts together what `main/mirror` needs of Electron and the engine, and has it follow the workspace on screen. */
export function createAppMirror({ engine, facts, readAttachment, tell, log }: MirrorSettingOfApp): Mirror {
  const mirror = createMirror({
    source: async () => (await engine).outgoing(),
    readAttachment,
    worker: createWorkerClient<MirrorApi>(facts.workerUrl('mirror'), WORKER_LIMITS),
    pace: PACE,
    log,
    chooseFolder: () => chooseFolder({}),
    reveal: revealFolder,
    newId: () => randomBytes(12).toString('hex'),
    tell: (payload) => tell({ name: 'mirror.changed', payload }),
  });
  const restart = (): void => void mirror.restart().catch((cause: unknown) => log.error('mirror not started', cause));
  // An engine that cannot be opened is reported once, by whoever awaits it.
  void engine.then(
    (ready) => {
      restart();
      ready.subscribe((event) => {
        if (event.name === 'workspace.changed') restart();
        if (event.name === 'attachments.arrived') mirror.arrived(event.payload.hashes);
      });
    },
    () => undefined,
  );
  return mirror;
}
