import { describe, expect, it } from 'vitest';
import { obstacleToPackages } from './packages.mjs';

describe('whether the packages are tried', () => {
  const asRoot = { platform: 'linux', arch: 'x64', env: { CI: 'true' }, getuid: () => 0 };

  it.each([
    ['on a computer of somebody', { ...asRoot, env: {} }, /would install the app/],
    ['on another system', { ...asRoot, platform: 'darwin' }, /this is darwin x64/],
    ['on another processor', { ...asRoot, arch: 'arm64' }, /this is linux arm64/],
  ])('[PK16] not %s', (_where, machine, reason) => {
    expect(obstacleToPackages(machine)).toMatch(reason);
  });

  it('[PK16] not without the right to install', () => {
    expect(obstacleToPackages({ ...asRoot, getuid: () => 1000 })).toMatch(/only root|no Debian/);
  });
});
