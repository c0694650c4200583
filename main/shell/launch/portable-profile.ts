import path from 'node:path';

/** The folder that makes an installation portable when it stands beside the program. */
const NAME = 'Commonplace-profile';

/** How the program was started. */
export interface ProgramPlace {
  readonly platform: NodeJS.Platform;
  /** The running executable; for an AppImage or a portable Windows program a copy in a place that passes. */
  readonly executable: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Where a portable profile would lie: beside what a person started, be it a file, an AppImage or a macOS bundle. */
export function portableProfileOf({ platform, executable, env }: ProgramPlace): string {
  const flavour = platform === 'win32' ? path.win32 : path.posix;
  return flavour.join(folderOf(platform, executable, env), NAME);
}

function folderOf(platform: NodeJS.Platform, executable: string, env: ProgramPlace['env']): string {
  if (platform === 'win32') return env['PORTABLE_EXECUTABLE_DIR'] || path.win32.dirname(executable);
  if (platform === 'darwin') return path.posix.resolve(path.posix.dirname(executable), '../../..');
  return path.posix.dirname(env['APPIMAGE'] || executable);
}
