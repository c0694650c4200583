import type { catalog as english } from '../en/catalog.ts';

/** Texts about the catalog. */
export const catalog: typeof english = {
  rebuilding: 'De lijst wordt opnieuw opgebouwd',
  percent: (share) => `${Math.floor(share * 100)}%`,
  rebuildingHelp: 'Al je notities zijn er nog. Wat hier ontbreekt, komt zo terug; ondertussen kun je gewoon schrijven.',
};
