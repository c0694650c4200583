/** The nonce under which this page may add style sheets: the app's protocol handler writes it into index.html. */
export function cspNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}
