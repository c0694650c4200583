/** Where a dictionary comes from: a package of the app, or a pair of files of a person. Crosses to the worker as it is. */
export type DictionarySource =
  | { readonly kind: 'shipped'; readonly language: ShippedLanguage }
  | { readonly kind: 'files'; readonly affFile: string; readonly dicFile: string };

/** The languages whose dictionaries come with the app. */
export const SHIPPED_LANGUAGES = ['en-US', 'en-GB', 'nl'] as const;
export type ShippedLanguage = (typeof SHIPPED_LANGUAGES)[number];

/**
 * The largest files that are read, in bytes. Real dictionaries stay far below; what Hunspell makes of them takes several
 * times as much memory, which no limit of a worker counts.
 */
export const MAX_AFF_BYTES = 8 * 1024 * 1024;
export const MAX_DIC_BYTES = 32 * 1024 * 1024;
