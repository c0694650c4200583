import type { AppError } from '../../core/contract/errors.ts';

/** What a failed write or read means to a person: no room left, or a disk or database that refuses. */
export function storeFailure(cause: unknown): AppError {
  return { code: isDiskFull(cause) ? 'store-full' : 'store-failed' };
}

function isDiskFull(cause: unknown): boolean {
  if (typeof cause !== 'object' || cause === null) return false;
  if ('code' in cause && (cause.code === 'ENOSPC' || cause.code === 'EDQUOT')) return true;
  // LevelDB has no codes: it hands on what strerror says.
  return 'message' in cause && /no space left|disk quota/i.test(String(cause.message));
}
