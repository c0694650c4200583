import type { dates as english } from '../en/dates.ts';

export const dates: typeof english = {
  yesterday: 'Gisteren',
};
