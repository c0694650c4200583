import type { HandlersOf } from '../../core/contract/handlers.ts';
import { type Result, succeed } from '../../core/contract/result.ts';
import type { updateCommands, UpdateState } from '../../core/contract/update-commands.ts';
import type { Updater } from './updater.ts';

/** What answers the windows about updates. */
export function updateHandlers(updater: Updater): HandlersOf<keyof typeof updateCommands> {
  const answer = (): Result<UpdateState> => succeed(updater.state);
  return {
    'updates.read': async () => answer(),
    'updates.check': async () => {
      await updater.check();
      return answer();
    },
    'updates.download': async () => {
      updater.download();
      return answer();
    },
    'updates.installOnQuit': async ({ consent }) => {
      updater.setConsent(consent);
      return answer();
    },
    'updates.dismiss': async () => {
      updater.dismiss();
      return answer();
    },
  };
}
