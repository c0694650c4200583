/** Why a proxy brought nobody to the server. */
export type ProxyErrorCode =
  /** It wants a name and a password, which the system does not give out. */
  | 'PROXY_AUTHENTICATION'
  /** It answered, but refuses to connect. */
  | 'PROXY_REFUSED'
  /** It was reached and then fell silent, or spoke something else. */
  | 'PROXY_BROKEN'
  /** It could not be reached. Nothing was sent, so another way may be tried. */
  | 'PROXY_UNREACHABLE'
  /** The system names no way that this app knows. */
  | 'PROXY_UNSUPPORTED';

/** A failure of the way to the server, told apart by `code` as Node's own network errors are. */
export class ProxyError extends Error {
  readonly code: ProxyErrorCode;

  constructor(code: ProxyErrorCode, cause?: unknown) {
    super(code, { cause });
    this.name = 'ProxyError';
    this.code = code;
  }
}
