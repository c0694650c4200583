import type { Failure } from '../../core/sync/failure.ts';

/** What the parts of this folder throw to each other for an expected failure. Never leaves the folder: `failure` does. */
export class SyncError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.detail);
    this.name = 'SyncError';
    this.failure = failure;
  }
}

/** The failure behind anything thrown; what is no SyncError is a defect of ours or of the store. */
export function failureOf(cause: unknown): Failure {
  if (cause instanceof SyncError) return cause.failure;
  return { kind: 'store-failed', detail: cause instanceof Error ? cause.name : 'unknown failure' };
}
