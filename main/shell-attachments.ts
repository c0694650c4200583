import path from 'node:path';
import * as v from 'valibot';
import { attachmentHash } from '../core/contract/attachment-values.ts';
import type { OutgoingEvent, ShellAttachmentHandlers } from '../core/contract/handlers.ts';
import type { Engine, Log } from './engine/ports.ts';
import type { PictureSource } from './shell/app-scheme.ts';
import { createAttachmentHandlers } from './shell/attachments/attachment-handlers.ts';
import { createOpenedFiles } from './shell/attachments/opened-files.ts';
import { createRemotePictures } from './shell/attachments/remote-pictures.ts';
import { systemFiles } from './shell/attachments/system-files.ts';
import type { Speech } from './shell/interface-language.ts';

/** What the part of the app that deals with files beside notes is given. */
export interface AttachmentSetting {
  readonly profileDir: string;
  readonly isSafeMode: boolean;
  readonly fetch: typeof globalThis.fetch;
  readonly engine: Promise<Engine>;
  readonly tell: (event: OutgoingEvent) => void;
  readonly log: Log;
  readonly speech: Speech;
}

/** Files beside notes, as the shell deals with them. */
export interface ShellAttachments {
  handlersFor(engine: Engine): ShellAttachmentHandlers;
  /** What `att://file/` and `att://remote/` show. */
  readonly pictures: { readonly file: PictureSource; readonly remote: PictureSource };
}

/** Puts together what `main/shell/attachments` needs of Electron and the disk. */
export function createShellAttachments(setting: AttachmentSetting): ShellAttachments {
  const { profileDir, isSafeMode, fetch, engine, tell, log, speech } = setting;
  const opened = createOpenedFiles(path.join(profileDir, 'browser', 'opened'), log);
  const remote = createRemotePictures({ fetch, isSafeMode, log });
  return {
    handlersFor: ({ attachments }) =>
      createAttachmentHandlers({ system: systemFiles(speech), attachments, opened, remote, tell, log }),
    pictures: {
      async file(id) {
        const hash = v.safeParse(attachmentHash, id);
        return hash.success ? (await engine).attachments.picture(hash.output) : undefined;
      },
      remote: (id) => remote.picture(id),
    },
  };
}
