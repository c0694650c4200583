import type { daily as english } from '../en/daily.ts';

export const daily: typeof english = {};
