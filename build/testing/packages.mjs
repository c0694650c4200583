import fs from 'node:fs';

/**
 * Why the packages are not tried on this machine, in words for a person; undefined when they are. Only where CI says that
 * the machine is its own: nobody's computer gets a program installed, and removed, by its tests.
 */
export function obstacleToPackages({ platform, arch, env, getuid } = process) {
  if (env.CI !== 'true') return 'the tests would install the app on this machine; `npm run test:package` does so';
  if (platform !== 'linux' || arch !== 'x64') return `there are packages for Linux x64, this is ${platform} ${arch}`;
  if (!fs.existsSync('/etc/debian_version')) return 'they are installed with apt, and this is no Debian or Ubuntu';
  return getuid() === 0 ? undefined : 'only root may install packages';
}
