import { safeStorage } from 'electron';
import type { SecretBox } from '../engine/ports.ts';

/**
 * Secrets sealed by the system's key store (R26). Not safe on a Linux desktop without one: Chromium would then
 * encrypt with a password that everybody knows. Only when the app is ready.
 */
export function createSecretBox(): SecretBox {
  return {
    get isSafe() {
      if (!safeStorage.isEncryptionAvailable()) return false;
      return (
        process.platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())
      );
    },
    seal: (text) => new Uint8Array(safeStorage.encryptString(text)),
    open(sealed) {
      try {
        return safeStorage.decryptString(Buffer.from(sealed));
      } catch {
        // Sealed by another user, another machine or a key store that was reset: the engine asks the person again.
        return undefined;
      }
    },
  };
}
