import { addresses } from './addresses.ts';
import { loads } from './loads.ts';
import { markup } from './markup.ts';
import { scripts } from './scripts.ts';
import { sizes } from './sizes.ts';
import { texts } from './texts.ts';

/** A paste that somebody made to harm. */
export interface HostilePaste {
  readonly name: string;
  readonly html: string;
}

const kinds = { scripts, loads, addresses, markup, texts } as const;

/**
 * Pastes that try to run code, to reach a server, to leave links behind or to break the markup. Whatever of them runs
 * calls `canary()`; whatever loads asks `origin`, such as `http://127.0.0.1:8080`.
 */
export function hostilePastes(origin: string): HostilePaste[] {
  const host = new URL(origin).host;
  const aimed = (html: string): string => html.replaceAll('ORIGINHOST', host).replaceAll('ORIGIN', origin);
  return Object.entries(kinds).flatMap(([kind, all]) =>
    all.map((html, index) => ({ name: `${kind} ${index + 1}`, html: aimed(html) })),
  );
}

/** Pastes that try to exhaust time, memory or the stack. Each is made when it is asked for. */
export const oversizedPastes = sizes;
