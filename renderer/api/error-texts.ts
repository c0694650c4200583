import { english } from '../../core/messages/en/english.ts';

/** What a person reads for each way of failing. */
export const errorTexts = english.errors;
