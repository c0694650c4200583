const byPlatform = {
  linux: ['dir', 'tar.gz', 'deb', 'rpm', 'AppImage'],
  win32: ['dir', 'nsis', 'portable'],
  darwin: ['dir', 'dmg', 'zip'],
};

const systemNames = { linux: 'Linux', win32: 'Windows', darwin: 'macOS' };

/** Why a target of this platform cannot be built here; undefined when it can. */
function obstacleTo(target, { isFallback }) {
  if (target === 'AppImage' && isFallback) return 'its runtime is a download, and downloads are out of reach here';
  return undefined;
}

/**
 * What to build here and what not, each with its reason. Throws on a name that is no target at all.
 * @param {{ wanted: string[], isFallback: boolean, platform?: string }} options no name wants everything
 * @returns {{ built: string[], skipped: { target: string, reason: string }[] }}
 */
export function planTargets({ wanted, isFallback, platform = process.platform }) {
  const all = [...new Set(Object.values(byPlatform).flat())];
  const unknown = wanted.filter((target) => !all.includes(target));
  if (unknown.length > 0) throw new Error(`there is no target ${unknown.join(', ')}; there are ${all.join(', ')}`);
  const own = byPlatform[platform] ?? [];
  const plan = { built: [], skipped: [] };
  for (const target of wanted.length > 0 ? wanted : all) {
    const home = Object.keys(byPlatform).find((name) => byPlatform[name].includes(target));
    const reason = own.includes(target) ? obstacleTo(target, { isFallback }) : `it is built on ${systemNames[home]}`;
    if (reason === undefined) plan.built.push(target);
    else plan.skipped.push({ target, reason });
  }
  return plan;
}
