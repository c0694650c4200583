/** The open end of a streamed answer. Writes wait for a slow reader. */
export interface ReplyStream {
  /** Aborted when the client is gone or the hub closes. */
  readonly closed: AbortSignal;
  write(text: string): Promise<void>;
}

/** What a request is answered with: one JSON value, a text as it is, or a stream whose head goes out at once. */
export type Reply =
  | {
      readonly kind: 'value';
      readonly status: number;
      readonly value: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'text';
      readonly status: number;
      readonly text: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'stream';
      /** Runs the answer; a value it returns is the last thing written, as JSON. */
      readonly run: (stream: ReplyStream) => Promise<unknown>;
    };

/** An answer of one JSON value. */
export function reply(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { kind: 'value', status, value, headers };
}
