import type { ElectronApplication } from '@playwright/test';
import { INVOKE_CHANNEL } from '../../../core/contract/bridge.ts';
import type { CommandName } from '../../../core/contract/commands.ts';

/** What Electron keeps about `ipcMain.handle`, by channel. */
interface Invocable {
  readonly _invokeHandlers: Map<string, (event: unknown, command: string, input: unknown) => unknown>;
}

/** Has a running main keep back what windows ask by this command, until the returned function is called. */
export async function holdCommand(app: ElectronApplication, name: CommandName): Promise<() => Promise<void>> {
  await app.evaluate(
    ({ ipcMain }, [channel, held]) => {
      const handlers = (ipcMain as unknown as Invocable)._invokeHandlers;
      const answer = handlers.get(channel);
      const isReleased = new Promise((resolve) => Reflect.set(globalThis, 'releaseCommand', resolve));
      handlers.set(channel, async (event, command, input) => {
        if (command === held) await isReleased;
        return answer?.(event, command, input);
      });
    },
    [INVOKE_CHANNEL, name] as const,
  );
  return () => app.evaluate(() => Reflect.get(globalThis, 'releaseCommand')());
}
