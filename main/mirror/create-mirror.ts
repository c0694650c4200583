import type { AttachmentHash } from '../../core/contract/attachment-values.ts';
import type { HandlersOf } from '../../core/contract/handlers.ts';
import type { mirrorCommands, MirrorState } from '../../core/contract/mirror-commands.ts';
import { fail, type Result, succeed } from '../../core/contract/result.ts';
import { Follower, type MirrorPlace } from './follower.ts';
import { MirrorSetting } from './mirror-setting.ts';
import type { MirrorPorts } from './ports.ts';

const OFF: MirrorState = { state: 'off' };

/** How long what was written last may keep the app from closing. Milliseconds. */
const LAST_MS = 3000;

/** A folder of plain files that follows the workspace on screen. */
export interface Mirror {
  readonly handlers: HandlersOf<keyof typeof mirrorCommands>;
  /** Follows the workspace that is on screen now, if it has a mirror. At the start, and after another one was put there. */
  restart(): Promise<void>;
  /** Attachments became whole on this computer. */
  arrived(hashes: readonly AttachmentHash[]): void;
  /** Writes what changed just now, for a moment at most. While the workspace can still be read. Idempotent. */
  finish(): Promise<void>;
  /** Ends the worker. Idempotent. */
  close(): Promise<void>;
}

/** No mirror yet, and nothing that costs anything. */
export function createMirror(ports: MirrorPorts): Mirror {
  const keeper = new MirrorKeeper(ports);
  const answering = (work: () => Promise<MirrorState>) => async (): Promise<Result<MirrorState>> => {
    try {
      return succeed(await work());
    } catch (cause) {
      ports.log.error('mirror not set', (cause as NodeJS.ErrnoException | undefined)?.code ?? cause);
      return fail({ code: 'export-failed' });
    }
  };
  return {
    handlers: {
      'mirror.read': async () => succeed(keeper.state),
      'mirror.choose': answering(() => keeper.choose()),
      'mirror.stop': answering(() => keeper.stop()),
      'mirror.retry': answering(() => keeper.retry()),
      async 'mirror.reveal'() {
        keeper.reveal();
        return succeed(undefined);
      },
    },
    restart: () => keeper.restart(),
    arrived: (hashes) => keeper.arrived(hashes),
    finish: () => keeper.finish(),
    close: () => ports.worker.close(),
  };
}

class MirrorKeeper {
  readonly #ports: MirrorPorts;
  #follower: Follower | undefined;
  #place: MirrorPlace | undefined;
  /** Starting and stopping go one after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(ports: MirrorPorts) {
    this.#ports = ports;
  }

  get state(): MirrorState {
    return this.#follower?.state ?? OFF;
  }

  restart(): Promise<void> {
    return this.#inTurn(async () => {
      const { folder } = await this.#ports.source();
      await this.#follow(await new MirrorSetting(folder).read(), folder);
    });
  }

  async choose(): Promise<MirrorState> {
    const chosen = await this.#ports.chooseFolder();
    if (chosen === undefined) return this.state;
    return this.#inTurn(async () => {
      const { name, folder } = await this.#ports.source();
      await this.#follow(undefined, folder);
      await this.#follow(await new MirrorSetting(folder).choose(chosen, name, this.#ports.newId), folder);
      return this.state;
    });
  }

  stop(): Promise<MirrorState> {
    return this.#inTurn(async () => {
      const { folder } = await this.#ports.source();
      await new MirrorSetting(folder).stop();
      await this.#follow(undefined, folder);
      return this.state;
    });
  }

  async retry(): Promise<MirrorState> {
    this.#follower?.run();
    return this.state;
  }

  reveal(): void {
    if (this.#place !== undefined) this.#ports.reveal(this.#place.folder);
  }

  arrived(hashes: readonly AttachmentHash[]): void {
    this.#follower?.arrived(hashes);
  }

  finish(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#follower?.stop(LAST_MS);
    });
  }

  async #follow(place: MirrorPlace | undefined, workspace: string): Promise<void> {
    await this.#follower?.stop();
    this.#place = place;
    this.#follower = place && new Follower({ ...place, workspace }, this.#ports, (state) => this.#ports.tell(state));
    this.#follower?.run();
    this.#ports.tell(this.state);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}
