import type { HandlersOf } from '../../../core/contract/handlers.ts';
import type { linkCommands } from '../../../core/contract/link-commands.ts';
import { succeed } from '../../../core/contract/result.ts';
import { type SafeLink, safeLinkOf } from '../../../core/markdown/safe-link.ts';
import type { Log } from '../../engine/ports.ts';

/** What a person answers to the question about a link. */
export interface LinkAnswer {
  readonly opens: boolean;
  /** Not to be asked again about this host while the app runs. */
  readonly always: boolean;
}

/** What opening links needs of the system. */
export interface LinkPorts {
  ask(link: SafeLink): Promise<LinkAnswer>;
  /** Rejects when the system cannot open it. */
  open(href: string): Promise<void>;
  writeClipboard(text: string): Promise<void>;
  readonly log: Log;
}

/** Opens links and copies text for the windows. Hosts that a person trusts are remembered until the app ends. */
export function createLinkHandlers(ports: LinkPorts): HandlersOf<keyof typeof linkCommands> {
  const trusted = new Set<string>();
  let isAsking = false;

  async function mayOpen(link: SafeLink): Promise<boolean> {
    const key = `${link.kind}:${link.host}`;
    if (trusted.has(key)) return true;
    // One question at a time, however often a page asks.
    if (isAsking) return false;
    isAsking = true;
    try {
      const { opens, always } = await ports.ask(link);
      if (opens && always) trusted.add(key);
      return opens;
    } finally {
      isAsking = false;
    }
  }

  return {
    async 'links.open'({ url }) {
      const link = safeLinkOf(url, (text) => (URL.canParse(text) ? new URL(text) : undefined));
      if (link === undefined) return succeed('unsafe');
      if (!(await mayOpen(link))) return succeed('declined');
      try {
        await ports.open(link.href);
        return succeed('opened');
      } catch (cause) {
        ports.log.error('a link could not be opened', cause);
        return succeed('failed');
      }
    },
    async 'clipboard.writeText'({ text }) {
      await ports.writeClipboard(text);
      return succeed(undefined);
    },
  };
}
