import type { SyncPhase, SyncStatus } from '../../core/contract/values.ts';
import { needsYouReasonOf, type Failure } from '../../core/sync/failure.ts';
import type { Outbox } from '../../core/sync/outbox.ts';
import { initialPhase, nextPhase, type SyncEvent } from '../../core/sync/sync-state.ts';

/** The status of a workspace, without what others count. */
export type SyncReport = Omit<SyncStatus, 'refused'>;

interface StatusBoardPorts {
  readonly outbox: Outbox;
  readonly now: () => number;
  readonly onStatus: (report: SyncReport) => void;
}

/** What is shown of a sync: gathers the phase, the counts and the last contact, and reports changes. */
export interface StatusBoard {
  readonly dispatch: (event: SyncEvent) => void;
  /** The connection ended; `isForPerson` false keeps a failure that may pass from asking for a person. */
  failed(failure: Failure, isForPerson: boolean): void;
  /** The outbox changed. Reported soon, several changes in one. */
  counted(): void;
  /** The server gave a sign of life. */
  contact(): void;
  status(): SyncReport;
  close(): void;
}

/** Counting goes through the outbox, so a hundred changes in a row are counted once. */
const COUNT_PAUSE_MS = 20;
const CONTACT_PAUSE_MS = 10_000;

export function createStatusBoard({ outbox, now, onStatus }: StatusBoardPorts): StatusBoard {
  let phase: SyncPhase = initialPhase;
  let lastContactMs: number | undefined;
  let lastError: string | undefined;
  let told = '';
  let toldContactMs = 0;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const status = (): SyncReport => ({
    phase,
    waiting: outbox.waiting(),
    parked: outbox.parked(),
    ...(lastContactMs === undefined ? {} : { lastContactMs }),
    ...(lastError === undefined ? {} : { lastError }),
  });

  const tell = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const report = status();
    const { lastContactMs: contactMs = 0, ...rest } = report;
    const text = JSON.stringify(rest);
    if (isClosed || (text === told && contactMs - toldContactMs < CONTACT_PAUSE_MS)) return;
    told = text;
    toldContactMs = contactMs;
    onStatus(report);
  };

  const soon = (): void => {
    if (!isClosed) timer ??= setTimeout(tell, COUNT_PAUSE_MS);
  };

  const dispatch = (event: SyncEvent): void => {
    const before = phase.state;
    phase = nextPhase(phase, event);
    if (phase.state === 'live') lastError = undefined;
    if (phase.state === before) soon();
    else tell();
  };

  return {
    dispatch,
    failed(failure, isForPerson) {
      lastError = failure.detail;
      const reason = isForPerson ? needsYouReasonOf(failure) : undefined;
      dispatch(reason === undefined ? { kind: 'lost' } : { kind: 'needs-you', reason });
    },
    counted: soon,
    contact() {
      lastContactMs = now();
      if (lastContactMs - toldContactMs >= CONTACT_PAUSE_MS) soon();
    },
    status,
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
