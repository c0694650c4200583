import { globalShortcut } from 'electron';

/** The keys that begin a note from anywhere in the system. */
const KEYS = 'CommandOrControl+Alt+N';

/** A key combination that the whole system knows. */
export interface CaptureShortcut {
  readonly isOn: boolean;
  /** Whether it was done: switching on fails when another program has the keys. */
  set(isOn: boolean): boolean;
}

/** Off at first. Only when the app is ready. */
export function createCaptureShortcut(onCapture: () => void): CaptureShortcut {
  return {
    get isOn() {
      return globalShortcut.isRegistered(KEYS);
    },
    set(isOn) {
      if (isOn === globalShortcut.isRegistered(KEYS)) return true;
      if (isOn) return globalShortcut.register(KEYS, onCapture);
      globalShortcut.unregister(KEYS);
      return true;
    },
  };
}
