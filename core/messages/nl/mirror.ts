import type { mirror as english } from '../en/mirror.ts';

export const mirror: typeof english = {};
