/** Where the app reports what people do not see. Never given a note's text or a secret. */
export interface Log {
  info(message: string, details?: Readonly<Record<string, unknown>>): void;
  error(message: string, cause?: unknown): void;
}
