import type { catalog as english } from '../en/catalog.ts';

export const catalog: typeof english = {};
