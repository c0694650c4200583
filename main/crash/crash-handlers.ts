import type { CrashHandlers } from '../../core/contract/handlers.ts';
import { fail, succeed } from '../../core/contract/result.ts';
import type { Log } from '../log.ts';
import { storeFailure } from '../notes/store-failure.ts';
import { type ReportParts, writeReport } from './crash-report.ts';
import { DUMP_LIMITS, forgetDumps, pruneDumps, readDumps } from './crash-store.ts';

/** What the handlers take from outside. */
export interface CrashPorts extends Pick<ReportParts, 'about' | 'logFiles' | 'words'> {
  /** Where Crashpad writes. */
  readonly dumpsDir: string;
  /** Whether the run before did not end in order. Rejects when this run did not start. */
  readonly endedUnexpectedly: Promise<boolean>;
  /** Asks a person for a place for a file of this name; undefined when they want none. */
  readonly chooseFile: (name: string) => Promise<string | undefined>;
  readonly now: () => number;
  readonly log: Log;
}

/** Answers what windows ask about crashes. Dumps beyond the limits go before any are shown. */
export function createCrashHandlers(ports: CrashPorts): CrashHandlers {
  const { dumpsDir, log } = ports;
  let isNews = true;
  const kept = async () => {
    await pruneDumps(dumpsDir, DUMP_LIMITS);
    return readDumps(dumpsDir);
  };
  return {
    'crashes.list': async () =>
      succeed({ reports: (await kept()).map(({ id, atMs, kind, sizeBytes }) => ({ id, atMs, kind, sizeBytes })) }),
    'crashes.news': async () => {
      const endedUnexpectedly = (await ports.endedUnexpectedly) && isNews;
      isNews = false;
      return succeed({ endedUnexpectedly });
    },
    'crashes.save': async ({ withDumps }) => {
      const day = new Date(ports.now()).toISOString().slice(0, 10);
      const file = await ports.chooseFile(`commonplace-report-${day}.zip`);
      if (file === undefined) return succeed({ isSaved: false });
      try {
        await writeReport(file, { ...ports, dumps: await kept(), withDumps });
        return succeed({ isSaved: true });
      } catch (cause) {
        log.error('report not saved', cause);
        return fail(storeFailure(cause));
      }
    },
    'crashes.forget': async () => {
      await forgetDumps(dumpsDir);
      return succeed(undefined);
    },
  };
}
