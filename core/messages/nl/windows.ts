import type { windows as english } from '../en/windows.ts';

/** Texts about several windows. */
export const windows: typeof english = {
  openInWindow: 'Openen in een nieuw venster',
  showList: 'De lijst tonen',
  quickKept: 'Komt bij je notities terwijl je schrijft.',
  quickClose: 'Sluiten',
  quickKeys: 'Esc',
};
