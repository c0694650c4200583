import type { BeaconDocument } from '../../core/live/beacon.ts';

/** The live database beside a team's, as its administrator makes, fills and watches it. */
export class LiveDatabase {
  readonly name: string;
  readonly #base: URL;

  /** `address` is that of the administrator, with the name of the database of the text. */
  constructor(address: string) {
    this.#base = new URL(address);
    this.name = `${this.#base.pathname.slice(1)}-live`;
  }

  /** Makes it for the people of the text's database. */
  async make(): Promise<void> {
    await this.ask('PUT', '');
    const security = await this.ask('GET', `/../${this.#base.pathname.slice(1)}/_security`);
    await this.ask('PUT', '/_security', security);
    await this.ask('PUT', '/_revs_limit', 1);
  }

  /** Writes a document over whatever is there. */
  async put(document: BeaconDocument | Record<string, unknown>): Promise<void> {
    const path = `/${encodeURIComponent(String(document['_id' as keyof typeof document]))}`;
    const before = (await this.ask('GET', path)) as { _rev?: string };
    await this.ask('PUT', path, { ...document, ...(before._rev === undefined ? {} : { _rev: before._rev }) });
  }

  /** The beacons that are there. */
  async beacons(): Promise<BeaconDocument[]> {
    const answer = (await this.ask('GET', '/_all_docs?include_docs=true')) as { rows?: { doc: BeaconDocument }[] };
    return (answer.rows ?? []).map(({ doc }) => doc);
  }

  /** How often anything was written into it. */
  async writes(): Promise<number> {
    const { update_seq: seq } = (await this.ask('GET', '')) as { update_seq: string | number };
    return Number.parseInt(String(seq), 10);
  }

  async ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const { username, password, origin } = this.#base;
    const authorization = `Basic ${btoa(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)}`;
    const response = await fetch(new URL(`/${this.name}${path}`, origin), {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    return response.json();
  }
}
