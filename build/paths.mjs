import path from 'node:path';

/** The checkout's root folder. */
export const root = path.join(import.meta.dirname, '..');

/** Where set-up keeps what it downloaded or learned; ignored by git, safe to delete. */
export const cacheDir = path.join(root, '.cache');
