import { claimProfile } from './shell/claim-profile.ts';
import { keepCrashDumps } from './shell/crash-dumps.ts';

// Everything else is loaded only once this process has its profile to itself (R18): imports would be hoisted above that.
const profileDir = claimProfile(process.argv);
if (profileDir !== undefined) {
  // First of all, so that a crash while the rest is loaded leaves a dump as well.
  keepCrashDumps(profileDir);
  const { startApp } = await import('./app.ts');
  startApp(profileDir);
}
