import type { CrashReport } from '../../core/contract/crash-commands.ts';
import type { HandlersOf } from '../../core/contract/handlers.ts';
import type { crashCommands } from '../../core/contract/crash-commands.ts';
import { succeed } from '../../core/contract/result.ts';

/** What a fake main knows of crashes. */
interface CrashedMain {
  readonly crashReports: CrashReport[];
  readonly endedUnexpectedly: boolean;
}

/** Answers about crashes from the reports that a test put there. */
export function fakeCrashes(main: CrashedMain): HandlersOf<keyof typeof crashCommands> {
  return {
    'crashes.list': async () => succeed({ reports: [...main.crashReports] }),
    'crashes.news': async () => succeed({ endedUnexpectedly: main.endedUnexpectedly }),
    'crashes.save': async () => succeed({ isSaved: true }),
    'crashes.forget': async () => {
      main.crashReports.length = 0;
      return succeed(undefined);
    },
  };
}
