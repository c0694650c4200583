import type { ShownMessage } from '../../../core/contract/discussion-values.ts';
import { texts } from '../texts.svelte.ts';

/** Who wrote a message, as it is said to whoever reads it. */
export const writerNameOf = ({ account, isOwn }: Pick<ShownMessage, 'account' | 'isOwn'>): string =>
  isOwn ? texts().discussion.you : account;

const HUES = 12;

/** The colour of a member, the same on every laptop: one of twelve hues of the style sheet. */
export function memberHue(account: string): string {
  let sum = 0;
  for (const letter of account) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 4093;
  return `var(--hue-${(sum % HUES) + 1})`;
}
