/**
 * The part of a command line that is meant for the app. A development run is `electron [switch]... [-r module]... <app>
 * [argument]...`: there, everything up to the app's folder is Electron's.
 */
export function ownArguments(argv: readonly string[], isDevelopment: boolean): readonly string[] {
  if (!isDevelopment) return argv.slice(1);
  for (let at = 1; at < argv.length; at += 1) {
    const argument = argv[at] ?? '';
    if (argument === '-r' || argument === '--require') at += 1;
    else if (!argument.startsWith('-')) return argv.slice(at + 1);
  }
  return [];
}
