import type { AppError } from './errors.ts';

/** The outcome of anything that can fail in an expected way; also the envelope of every answer over the bridge. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

/** A success that carries `value`. */
export const succeed = <T>(value: T): Result<T> => ({ ok: true, value });

/** An expected failure. */
export const fail = (error: AppError): { readonly ok: false; readonly error: AppError } => ({ ok: false, error });
