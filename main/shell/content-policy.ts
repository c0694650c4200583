/**
 * What a page of the app may load and do (R1): its own scripts, styles and fonts, attachments by `att:`, no network at
 * all, no frames, no HTML from strings. `nonce` lets the editor add its style elements; a fresh one for each load.
 */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' att:",
    'media-src att:',
    "font-src 'self'",
    "connect-src 'none'",
    "worker-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types svelte-trusted-html',
  ].join('; ');
}
