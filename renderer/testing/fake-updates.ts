import type { HandlersOf } from '../../core/contract/handlers.ts';
import { succeed } from '../../core/contract/result.ts';
import type { updateCommands, UpdateState } from '../../core/contract/update-commands.ts';

/** What a fake main knows of updates, which the commands change. */
interface UpdatedMain {
  updates: UpdateState;
}

/** Answers about updates from the state that a test put there. */
export function fakeUpdates(main: UpdatedMain): HandlersOf<keyof typeof updateCommands> {
  const set = (change: { isDismissed: true } | { installsOnQuit: boolean }): UpdateState => {
    const { updates } = main;
    if (updates.state === 'ready') main.updates = { ...updates, ...change };
    else if (updates.state === 'available' && 'isDismissed' in change) main.updates = { ...updates, ...change };
    return main.updates;
  };
  return {
    'updates.read': async () => succeed(main.updates),
    'updates.check': async () => succeed(main.updates),
    'updates.download': async () => succeed(main.updates),
    'updates.dismiss': async () => succeed(set({ isDismissed: true })),
    'updates.installOnQuit': async ({ consent }) => succeed(set({ installsOnQuit: consent })),
  };
}
