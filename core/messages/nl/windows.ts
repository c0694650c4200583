import type { windows as english } from '../en/windows.ts';

export const windows: typeof english = {};
