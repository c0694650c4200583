import type { shortcuts as english } from '../en/shortcuts.ts';

export const shortcuts: typeof english = {};
