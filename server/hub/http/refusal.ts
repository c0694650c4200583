/**
 * A request (or one document of it) that the hub turns down: HTTP status, CouchDB's error word and a sentence.
 * Thrown by endpoints, and kept as a value where each document of a batch has an outcome of its own.
 */
export class Refusal extends Error {
  readonly status: number;
  readonly error: string;

  constructor(status: number, error: string, reason: string) {
    super(reason);
    this.status = status;
    this.error = error;
  }
}

/** 400, the catch-all for a request that makes no sense. */
export function badRequest(reason: string): Refusal {
  return new Refusal(400, 'bad_request', reason);
}

/** 404; CouchDB says `missing` for what never was and `deleted` for a tombstone. */
export function notFound(reason: string): Refusal {
  return new Refusal(404, 'not_found', reason);
}

/** 409, always with the same words. */
export function conflict(): Refusal {
  return new Refusal(409, 'conflict', 'Document update conflict.');
}

/** 403 for a person who is known but not entitled. */
export function forbidden(reason: string): Refusal {
  return new Refusal(403, 'forbidden', reason);
}

/** 401: who asks is not known, or (as CouchDB has it) not a server admin. */
export function unauthorized(reason: string): Refusal {
  return new Refusal(401, 'unauthorized', reason);
}
