import type { Bridge } from '../../core/contract/bridge.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../core/contract/commands.ts';
import { fail, type Result } from '../../core/contract/result.ts';

declare global {
  interface Window {
    /** Put there by the preload script before the page runs. */
    readonly commonplace: Bridge;
  }
}

/** The bridge of this page. */
export function windowBridge(): Bridge {
  return window.commonplace;
}

/**
 * Asks main; what should never happen (main is gone, the answer cannot be carried) becomes `internal` too, so
 * that callers have one way of failing to think of.
 */
export async function ask<N extends CommandName>(
  bridge: Bridge,
  name: N,
  input: CommandInput<N>,
): Promise<Result<CommandOutput<N>>> {
  try {
    return await bridge.invoke(name, input);
  } catch {
    return fail({ code: 'internal', reference: 'bridge' });
  }
}
