import * as v from 'valibot';
import { type CommandInput, type CommandName, commands } from '../../core/contract/commands.ts';
import { appError } from '../../core/contract/errors.ts';
import type { Handlers, WindowId } from '../../core/contract/handlers.ts';
import { fail, type Result } from '../../core/contract/result.ts';
import { fitsWithin } from './input-size.ts';
import { shapeProblem } from './shape-problem.ts';

/** A call as it came over the bridge; nothing of it is believed yet but the window it came from. */
export interface Call {
  readonly name: unknown;
  readonly input: unknown;
  readonly window: WindowId;
}

/** What answering takes besides the handlers. */
export interface Answering {
  /** Also holds the answers of main to the contract: for development and tests. */
  readonly checksOutput: boolean;
  /** A fresh mark that a person can read out and that finds the entry in the log. */
  readonly newReference: () => string;
  readonly onFault: (message: string, cause: unknown) => void;
}

/**
 * Answers one call of a trusted window: known name, size, strict form, handler, envelope (R9, R10). Never rejects.
 * A handler sees parsed input only; what it throws is logged and crosses as `internal` with a reference.
 */
export async function answer(call: Call, handlers: Promise<Handlers>, options: Answering): Promise<Result<unknown>> {
  const { name } = call;
  try {
    if (!isCommandName(name)) return fail({ code: 'invalid-input' });
    const input = parseInput(name, call.input);
    if (!input.success) return fail({ code: 'invalid-input' });
    const result = await run(name, input.output, call.window, await handlers);
    const problem = options.checksOutput ? outputProblem(name, result) : undefined;
    if (problem !== undefined) throw new Error(`the answer breaks the contract: ${problem}`);
    return result;
  } catch (cause) {
    const reference = options.newReference();
    options.onFault(`command ${String(name)} failed, reference ${reference}`, cause);
    return fail({ code: 'internal', reference });
  }
}

function isCommandName(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(commands, name);
}

type ParsedInput<N extends CommandName> = { success: true; output: CommandInput<N> } | { success: false };

function parseInput<N extends CommandName>(name: N, input: unknown): ParsedInput<N> {
  const { input: schema, maxBytes } = commands[name];
  try {
    if (!fitsWithin(input, maxBytes)) return { success: false };
    const parsed = v.safeParse(schema, input, { abortEarly: true });
    // The table's own type ties a name to its schema; TypeScript cannot follow that through a union of schemas.
    return parsed.success ? { success: true, output: parsed.output as CommandInput<N> } : { success: false };
  } catch {
    // Reading the value threw: no plain data does that.
    return { success: false };
  }
}

async function run<N extends CommandName>(name: N, input: CommandInput<N>, window: WindowId, handlers: Handlers) {
  return handlers[name](input, window);
}

function outputProblem(name: CommandName, result: Result<unknown>): string | undefined {
  return result.ok ? shapeProblem(commands[name].output, result.value) : shapeProblem(appError, result.error);
}
