/** A document of the live database as it goes out, without its revision. */
export interface LiveDocument {
  readonly _id: string;
  readonly t: string;
  readonly v: number;
  readonly by: string;
}

/** One change in the live database. */
export interface LiveRow {
  readonly id: string;
  /** Undefined when it was deleted. */
  readonly document: unknown;
}

/** Who speaks and listens over the live database: what goes out is theirs to say, when it goes is ours. */
export interface LiveTalk {
  /** Somebody may be listening now. */
  begin(): void;
  heard(row: LiveRow): void;
  /** Resolves with the next document as soon as there is something to say. Rejects when the signal is aborted. */
  next(signal: AbortSignal): Promise<LiveDocument>;
}
