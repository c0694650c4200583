import { sizeLabel } from '../../core/messages/sizes.ts';
import { spokenNow } from './texts.svelte.ts';

/** A size as people say it: `12 KB`, `3.4 MB`. Whole kilobytes, at least one. */
export const sizeLabelOf = (bytes: number): string => sizeLabel(spokenNow(), bytes);
