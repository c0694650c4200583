/** Texts about the catalog. */
export const catalog = {
  rebuilding: 'Rebuilding the list',
  /** How far that is. */
  percent: (share: number): string => `${Math.floor(share * 100)}%`,
  rebuildingHelp: 'All notes are there. Those that are missing here come back in a moment; meanwhile you can write.',
};
