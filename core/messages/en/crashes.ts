import type { CrashKind } from '../../contract/crash-commands.ts';
import type { EventPayload } from '../../contract/events.ts';

const kinds: { readonly [K in CrashKind]: string } = {
  app: 'Commonplace',
  window: 'A window',
  part: 'A part of a window',
};

const notices: { readonly [N in EventPayload<'app.noticed'>['notice']]: string } = {
  'device-renewed':
    'This profile is in use on another computer as well. This one now counts as a device of its own; nothing was lost.',
  'too-many-windows': 'There are as many windows as there may be. Close one first.',
};

/** Texts about what went wrong inside the app. */
export const crashes = {
  /** What crashed, in a person's words. */
  kinds,
  /** Said once after the page of a window was loaded again without anybody asking. */
  reloaded: 'This window was reloaded after a fault. Everything saved is here.',
  /** Said once at the start after a run that did not end in order. */
  endedUnexpectedly: 'Commonplace ended unexpectedly. Everything saved is here.',
  /** Said at the first fault of main that it outlived. */
  fault: (reference: string) =>
    `Something went wrong inside Commonplace. It goes on, and what is saved stays saved. The log knows more under ${reference}.`,
  /** What a person is told once. */
  notices,
  couldNotStart: 'Commonplace could not start',
};
