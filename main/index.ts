import { claimLaunch } from './shell/claim-profile.ts';
import { keepCrashDumps } from './shell/crash-dumps.ts';
import { ownArguments } from './shell/launch/own-arguments.ts';

// Everything else is loaded only once this process has its profile to itself (R18): imports would be hoisted above that.
const launch = claimLaunch(ownArguments(process.argv, process.defaultApp === true));
if (launch !== undefined) {
  // First of all, so that a crash while the rest is loaded leaves a dump as well.
  keepCrashDumps(launch.profileDir);
  const { startApp } = await import('./app.ts');
  startApp(launch);
}
