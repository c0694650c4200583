import type { notebooks as english } from '../en/notebooks.ts';

export const notebooks: typeof english = {};
