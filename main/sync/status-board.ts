import type { FilesStatus, PassingProblem, SyncPhase, SyncStatus } from '../../core/contract/values.ts';
import type { Role } from '../../core/membership/role.ts';
import { needsYouReasonOf, passingProblemOf, type Failure } from '../../core/sync/failure.ts';
import type { Outbox } from '../../core/sync/outbox.ts';
import { initialPhase, nextPhase, type SyncEvent } from '../../core/sync/sync-state.ts';

/** The status of a workspace, without what others count. */
export type SyncReport = Omit<SyncStatus, 'refused'>;

interface StatusBoardPorts {
  readonly outbox: Outbox;
  readonly now: () => number;
  readonly onStatus: (report: SyncReport) => void;
  /** Asked at every report. */
  readonly files: () => FilesStatus | undefined;
}

/** What is shown of a sync: gathers the phase, the counts and the last contact, and reports changes. */
export interface StatusBoard {
  readonly dispatch: (event: SyncEvent) => void;
  /** The connection ended; `isForPerson` false keeps a failure that may pass from asking for a person. */
  failed(failure: Failure, isForPerson: boolean): void;
  /** The outbox changed. Reported soon, several changes in one. */
  counted(): void;
  /** What the member may do from now on; undefined where nobody has a role. */
  roleIs(role: Role | undefined): void;
  /** The server gave a sign of life. */
  contact(): void;
  status(): SyncReport;
  close(): void;
}

/** Counting goes through the outbox, so a hundred changes in a row are counted once. */
const COUNT_PAUSE_MS = 20;
const CONTACT_PAUSE_MS = 10_000;

export function createStatusBoard({ outbox, now, onStatus, files }: StatusBoardPorts): StatusBoard {
  let phase: SyncPhase = initialPhase;
  let lastContactMs: number | undefined;
  let lastProblem: PassingProblem | undefined;
  let role: Role | undefined;
  const status = (): SyncReport => {
    const filesNow = files();
    return {
      phase,
      waiting: outbox.waiting(),
      parked: outbox.parked(),
      ...(filesNow === undefined ? {} : { files: filesNow }),
      ...(lastContactMs === undefined ? {} : { lastContactMs }),
      ...(lastProblem === undefined ? {} : { lastProblem }),
      ...(role === undefined ? {} : { role }),
    };
  };
  const teller = createTeller(status, onStatus);
  const dispatch = (event: SyncEvent): void => {
    const before = phase.state;
    phase = nextPhase(phase, event);
    if (phase.state === 'live') lastProblem = undefined;
    if (phase.state === before) teller.soon();
    else teller.tell();
  };

  return {
    dispatch,
    failed(failure, isForPerson) {
      lastProblem = passingProblemOf(failure);
      const reason = isForPerson ? needsYouReasonOf(failure) : undefined;
      dispatch(reason === undefined ? { kind: 'lost' } : { kind: 'needs-you', reason });
    },
    roleIs(next) {
      role = next;
      teller.tell();
    },
    counted: teller.soon,
    contact() {
      lastContactMs = now();
      if (teller.isContactNews(lastContactMs)) teller.soon();
    },
    status,
    close: teller.close,
  };
}

interface Teller {
  /** Tells now, unless it would be the same again. */
  tell(): void;
  /** Tells in a moment. */
  soon(): void;
  /** Whether a contact at that time is worth telling by itself. */
  isContactNews(contactMs: number): boolean;
  close(): void;
}

function createTeller(status: () => SyncReport, onStatus: (report: SyncReport) => void): Teller {
  let told = '';
  let toldContactMs = 0;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  // Either way round: the clock may have been set back.
  const isContactNews = (contactMs: number): boolean => Math.abs(contactMs - toldContactMs) >= CONTACT_PAUSE_MS;
  const tell = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const report = status();
    const { lastContactMs: contactMs = 0, ...rest } = report;
    const text = JSON.stringify(rest);
    if (isClosed || (text === told && !isContactNews(contactMs))) return;
    told = text;
    toldContactMs = contactMs;
    onStatus(report);
  };
  return {
    tell,
    soon() {
      if (!isClosed) timer ??= setTimeout(tell, COUNT_PAUSE_MS);
    },
    isContactNews,
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
