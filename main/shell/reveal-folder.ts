import { shell } from 'electron';

/** Shows a folder in the system's file manager. One that is gone is not shown; nobody is told. */
export function revealFolder(folder: string): void {
  void shell.openPath(folder);
}
