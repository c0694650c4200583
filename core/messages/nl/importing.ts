import type { importing as english } from '../en/importing.ts';

export const importing: typeof english = {};
