import { app, powerMonitor } from 'electron';

/** What the engine is told of the system's life. */
export interface SystemHints {
  /** A person looks elsewhere or the machine goes to sleep: a good moment to write. */
  readonly onPause: () => void;
  /** The machine woke or was unlocked: the network may be another one. */
  readonly onWake: () => void;
}

/** Passes on what Electron notices. Only when the app is ready. */
export function watchSystem({ onPause, onWake }: SystemHints): void {
  app.on('browser-window-blur', onPause);
  powerMonitor.on('suspend', onPause);
  powerMonitor.on('lock-screen', onPause);
  powerMonitor.on('resume', onWake);
  powerMonitor.on('unlock-screen', onWake);
}
