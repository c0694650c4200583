/** Where the sync reports what people do not see. Never given a note's text, an address or a secret. */
export interface SyncLog {
  info(message: string, details?: Readonly<Record<string, unknown>>): void;
  error(message: string, cause?: unknown): void;
}
