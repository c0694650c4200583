import { join } from 'node:path';
import type { UpdateState, UpdateWay } from '../../core/contract/update-commands.ts';
import { checkPauseMs, FIRST_CHECK_MS } from '../../core/update/check-times.ts';
import { replacesItself } from '../../core/update/installation.ts';
import { type Installed, judgeRelease, type Verdict } from '../../core/update/judge-release.ts';
import type { Release, ReleaseFile } from '../../core/update/release.ts';
import { nextUpdateState, type UpdateEvent } from '../../core/update/update-state.ts';
import { downloadPackage } from './download-package.ts';
import type { UpdaterPorts } from './ports.ts';
import { addressIn, fetchRelease, isUsableFeed } from './release-feed.ts';
import { hasContent, type SignedFile } from './signed-file.ts';
import { UpdateMemoryFile } from './update-memory.ts';

/** A package of a release that was judged newer. */
interface Offer {
  readonly version: string;
  readonly file: ReleaseFile;
}

/**
 * Looks for new versions, downloads one when asked to, and hands it to the installer at quit when a person agreed (R24).
 * Waits for nobody and holds nobody up: every failure is a state, and is tried again later.
 */
export class Updater {
  readonly #ports: UpdaterPorts;
  readonly #closing = new AbortController();
  #state: UpdateState;
  #memory: UpdateMemoryFile | undefined;
  #failures = 0;
  #cancelTimer: () => void = () => undefined;
  #checking: Promise<void> | undefined;
  #downloading: Promise<void> | undefined;
  #offer: Offer | undefined;
  #ready: SignedFile | undefined;

  constructor(ports: UpdaterPorts) {
    this.#ports = ports;
    this.#state = firstState(ports);
  }

  get state(): UpdateState {
    return this.#state;
  }

  /** Begins to look by itself: half a minute from now at the earliest, then about once a day. */
  start(): void {
    this.#checkIn(FIRST_CHECK_MS);
  }

  /** Looks now; one look at a time. Never rejects. */
  check(): Promise<void> {
    if (this.#state.state === 'off' || this.#closing.signal.aborted) return Promise.resolve();
    this.#checking ??= this.#check().finally(() => {
      this.#checking = undefined;
    });
    return this.#checking;
  }

  /** Downloads what is available, unless it is on its way. Returns at once. */
  download(): void {
    if (this.#state.state !== 'available' || this.#state.way.kind !== 'download' || !this.#offer) return;
    const offer = this.#offer;
    this.#apply({ kind: 'download-started' });
    // One at a time: a newer version may have been found while the one before was on its way.
    this.#downloading = (this.#downloading ?? Promise.resolve()).then(() => this.#download(offer));
  }

  /** Whether what is ready is installed at the next quit. */
  setConsent(consent: boolean): void {
    this.#apply({ kind: 'consented', consent });
  }

  dismiss(): void {
    this.#apply({ kind: 'dismissed' });
  }

  /** For the very end of quitting: installs what is ready, if a person agreed and it is still what was signed. Never rejects. */
  async installAtQuit(): Promise<void> {
    const [state, file] = [this.#state, this.#ready];
    if (state.state !== 'ready' || !state.installsOnQuit || file?.version !== state.version) return;
    const { log, installer } = this.#ports;
    if (!(await hasContent(file.place, file))) return log.error('update not installed: its file was changed');
    try {
      await installer.install(file);
      log.info('update installed', { version: file.version });
    } catch (cause) {
      log.error('update not installed', cause);
    }
  }

  /** Stops looking and downloading. What is ready stays ready. Idempotent. */
  async close(): Promise<void> {
    this.#cancelTimer();
    this.#closing.abort();
    await Promise.all([this.#checking, this.#downloading]);
  }

  #checkIn(delayMs: number): void {
    this.#cancelTimer();
    if (this.#state.state === 'off' || this.#closing.signal.aborted) return;
    this.#cancelTimer = this.#ports.schedule(() => void this.check(), delayMs);
  }

  async #check(): Promise<void> {
    this.#apply({ kind: 'check-started' });
    const outcome = await this.#ask().catch((cause: unknown): UpdateEvent | 'unreachable' => {
      this.#ports.log.error('looking for updates failed', cause);
      return 'unreachable';
    });
    const isAnswered = outcome !== 'unreachable' && outcome.kind !== 'refused';
    this.#failures = isAnswered ? 0 : this.#failures + 1;
    const pauseMs = checkPauseMs(this.#failures, this.#ports.random());
    if (outcome === 'unreachable') this.#apply({ kind: 'unreachable', nextTryMs: this.#ports.now() + pauseMs });
    else this.#apply(outcome);
    this.#checkIn(pauseMs);
  }

  /** Fetches, verifies, parses and judges, in this order. */
  async #ask(): Promise<UpdateEvent | 'unreachable'> {
    const { feed, installed, randomBytes, log } = this.#ports;
    if (!installed) return 'unreachable';
    const answer = await fetchRelease(feed, { ...this.#ports, signal: this.#closing.signal });
    if (answer.kind !== 'release') {
      if (answer.kind === 'refused') log.error(`update refused: ${answer.reason}`);
      return answer.kind === 'unreachable' ? 'unreachable' : { kind: 'refused', reason: answer.reason };
    }
    const { release } = answer;
    const file = join(this.#ports.dir, 'memory.json');
    this.#memory ??= await UpdateMemoryFile.open(file, installed.version, randomBytes);
    const known: Installed = { ...installed, ...this.#memory.current, channel: feed.channel };
    const verdict = judgeRelease(release, known);
    if (release.channel === feed.channel) await this.#memory.see(release.version);
    return this.#eventOf(verdict, release);
  }

  #eventOf(verdict: Verdict, release: Release): UpdateEvent {
    const { version, notes } = release;
    switch (verdict.kind) {
      case 'newer':
        if (this.#ready?.version !== version) this.#offer = { version, file: verdict.file };
        return { kind: 'found', version, notes, way: this.#wayOf(verdict.file) };
      case 'too-old':
      case 'not-for-this-machine':
        return { kind: 'found', version, notes, way: { kind: 'by-hand', url: this.#ports.feed.url } };
      case 'rolled-back':
      case 'other-channel':
        this.#ports.log.error(`update refused: ${verdict.kind}`);
        return { kind: 'refused', reason: verdict.kind };
      case 'not-newer':
      case 'not-yet':
        return { kind: 'nothing-new', atMs: this.#ports.now() };
    }
  }

  #wayOf(file: ReleaseFile): UpdateWay {
    const url = addressIn(this.#ports.feed, file.name);
    const kind = this.#ports.installed?.kind;
    if (kind === 'deb' || kind === 'rpm') return { kind: 'package-manager', package: kind, file: file.name, url };
    if (kind !== undefined && replacesItself(kind)) return { kind: 'download', sizeBytes: file.sizeBytes };
    return { kind: 'by-hand', url };
  }

  /** Never rejects. What comes of a download that a newer version has overtaken concerns nobody. */
  async #download({ version, file }: Offer): Promise<void> {
    const tell = (event: UpdateEvent): void => {
      if (this.#state.state === 'downloading' && this.#state.version === version) this.#apply(event);
    };
    const outcome = await downloadPackage(this.#ports.feed, file, {
      ...this.#ports,
      dir: join(this.#ports.dir, 'packages'),
      signal: this.#closing.signal,
      onPercent: (percent) => tell({ kind: 'progressed', percent }),
    });
    if (outcome.kind === 'failed') {
      this.#ports.log.error(`update not downloaded: ${outcome.reason}`);
      return tell({ kind: 'download-failed', reason: outcome.reason });
    }
    const { name, sha512, sizeBytes } = file;
    this.#ready = { place: outcome.place, name, version, sha512, sizeBytes };
    tell({ kind: 'downloaded' });
  }

  #apply(event: UpdateEvent): void {
    const next = nextUpdateState(this.#state, event);
    if (next === this.#state) return;
    this.#state = next;
    this.#ports.onChange(next);
  }
}

function firstState({ feed, installed, isSafeMode }: UpdaterPorts): UpdateState {
  if (isSafeMode) return { state: 'off', reason: 'safe-mode' };
  if (!installed || !isUsableFeed(feed)) return { state: 'off', reason: 'not-set-up' };
  return { state: 'idle' };
}
