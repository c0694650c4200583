/**
 * How hard to pack, 0 to 9 in the words of 7za, in the variable that electron-builder reads too. A development package
 * is wanted now; a release is packed once and downloaded often. (At 9, 7za needs a quarter of an hour.)
 */
export const levelVariable = 'ELECTRON_BUILDER_COMPRESSION_LEVEL';

/** The values of the variable. */
export const levels = { development: '3', release: '7' };

/** The level for zstd (1 to 19) that fits the one for 7za. */
export function zstdLevel() {
  const level = Number(process.env[levelVariable] ?? levels.development);
  return level >= Number(levels.release) ? 19 : Math.max(1, level);
}
