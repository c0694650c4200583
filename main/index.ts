import { claimLaunch } from './shell/claim-profile.ts';
import { ownArguments } from './shell/launch/own-arguments.ts';

// Everything else is loaded only once this process has its profile to itself (R18): imports would be hoisted above that.
const launch = claimLaunch(ownArguments(process.argv, process.defaultApp === true));
if (launch !== undefined) {
  const { startApp } = await import('./app.ts');
  startApp(launch);
}
