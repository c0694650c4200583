import * as v from 'valibot';
import { type FixedUse, fixedUseOf } from './fixed-keys.ts';
import { canBeShortcut, shortcutKeys } from './keys.ts';
import { WINDOW_COMMANDS, type WindowCommand, windowCommands } from './window-commands.ts';

/** A person gives a command few keys; more are somebody else's idea. */
const MAX_KEYS = 4;

/**
 * What a person changed: the keys of a command, by its name; none: it has none any more. Names of commands that this
 * version does not have are kept for the one that does.
 */
export const shortcutChanges = v.pipe(
  v.record(
    v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,39}$/)),
    v.pipe(v.array(shortcutKeys), v.maxLength(MAX_KEYS), v.readonly()),
  ),
  v.readonly(),
);
export type ShortcutChanges = v.InferOutput<typeof shortcutChanges>;

/** What is in the way of giving keys to a command. */
export type ShortcutConflict =
  /** Keys for writing. */
  | { readonly kind: 'unusable' }
  /** They always do something else. */
  | { readonly kind: 'fixed'; readonly use: FixedUse }
  /** Another command has them; it can be made to change places. */
  | { readonly kind: 'taken'; readonly by: WindowCommand };

/** The keys a command has. */
export const keysOfCommand = (command: WindowCommand, changes: ShortcutChanges): readonly string[] =>
  changes[command] ?? windowCommands[command];

/** The command that has these keys, if any. */
export const commandOfKeys = (keys: string, changes: ShortcutChanges): WindowCommand | undefined =>
  WINDOW_COMMANDS.find((command) => keysOfCommand(command, changes).includes(keys));

/** Why a command cannot simply have these keys; undefined when it can. */
export function conflictOf(
  command: WindowCommand,
  keys: string,
  changes: ShortcutChanges,
): ShortcutConflict | undefined {
  if (!canBeShortcut(keys)) return { kind: 'unusable' };
  const use = fixedUseOf(keys);
  if (use !== undefined) return { kind: 'fixed', use };
  const by = commandOfKeys(keys, changes);
  return by === undefined || by === command ? undefined : { kind: 'taken', by };
}

/** Gives a command these keys instead of those it had; whichever command had them takes what is left over in exchange. */
export function withKeys(command: WindowCommand, keys: string, changes: ShortcutChanges): ShortcutChanges {
  const by = commandOfKeys(keys, changes);
  const given = { ...changes, [command]: [keys] };
  if (by === undefined || by === command) return tidied(given);
  const left = keysOfCommand(by, changes).filter((other) => other !== keys);
  const [freed] = keysOfCommand(command, changes);
  return tidied({ ...given, [by]: left.length > 0 || freed === undefined ? left : [freed] });
}

/** Takes the keys of a command away. */
export const withoutKeys = (command: WindowCommand, changes: ShortcutChanges): ShortcutChanges =>
  tidied({ ...changes, [command]: [] });

/** A command as it was at first; commands that have meanwhile got one of its keys go back, too, and so on. */
export function withDefault(command: WindowCommand, changes: ShortcutChanges): ShortcutChanges {
  const { [command]: _, ...rest } = changes;
  const first = new Set(WINDOW_COMMANDS.filter((other) => !(other in rest)).flatMap(defaultsOf));
  const intruder = WINDOW_COMMANDS.find((other) => rest[other]?.some((keys) => first.has(keys)));
  return intruder === undefined ? rest : withDefault(intruder, rest);
}

const defaultsOf = (command: WindowCommand): readonly string[] => windowCommands[command];

/** Without the changes that change nothing. */
function tidied(changes: ShortcutChanges): ShortcutChanges {
  const isChange = ([name, keys]: readonly [string, readonly string[]]): boolean =>
    !(name in windowCommands) || keys.join() !== defaultsOf(name as WindowCommand).join();
  return Object.fromEntries(Object.entries(changes).filter(isChange));
}
