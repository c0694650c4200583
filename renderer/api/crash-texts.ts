import { english } from '../../core/messages/en/english.ts';

/** What crashed, in a person's words. */
export const crashKindTexts = english.crashes.kinds;
