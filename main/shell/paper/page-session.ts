import { type Session, session } from 'electron';

/** Pages are served under this address: the app's own scheme, in a session that knows nothing else of it. */
const ORIGIN = 'app://paper';
/** In memory: nothing of a page is written to the disk. */
const PARTITION = 'paper';

/** A session that shows single pages given to it, and nothing that they ask for. */
export class PageSession {
  readonly session: Session;
  readonly #pages = new Map<string, string>();
  #count = 0;

  constructor() {
    this.session = session.fromPartition(PARTITION, { cache: false });
    this.session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
    this.session.setPermissionCheckHandler(() => false);
    this.session.setDevicePermissionHandler(() => false);
    this.session.on('will-download', (event) => event.preventDefault());
    this.session.webRequest.onBeforeRequest(({ url }, decide) =>
      decide({ cancel: !url.startsWith('data:') && !this.#pages.has(url) }),
    );
    this.session.protocol.handle('app', ({ url }) => this.#answer(url));
    this.session.setSpellCheckerEnabled(false);
  }

  /** Makes a page known under an address of its own, until `withdraw`. */
  offer(html: string): string {
    this.#count += 1;
    const url = `${ORIGIN}/${this.#count}`;
    this.#pages.set(url, html);
    return url;
  }

  withdraw(url: string): void {
    this.#pages.delete(url);
  }

  #answer(url: string): Response {
    const html = this.#pages.get(url);
    if (html === undefined) return new Response('not found', { status: 404 });
    return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } });
  }
}
