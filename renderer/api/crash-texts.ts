import type { CrashKind } from '../../core/contract/crash-commands.ts';

/** Said once after the page of a window was loaded again without anybody asking. */
export const RELOADED_AFTER_FAULT = 'This window was reloaded after a fault. Everything saved is here.';

/** Said once at the start after a run that did not end in order. */
export const ENDED_UNEXPECTEDLY = 'Commonplace ended unexpectedly. Everything saved is here.';

/** Said at the first fault of main that it outlived. */
export const faultText = (reference: string): string =>
  `Something went wrong inside Commonplace. It goes on, and what is saved stays saved. The log knows more under ${reference}.`;

/** What crashed, in a person's words. */
export const crashKindTexts: { readonly [K in CrashKind]: string } = {
  app: 'Commonplace',
  window: 'A window',
  part: 'A part of a window',
};
