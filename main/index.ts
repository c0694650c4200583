import { claimProfile } from './shell/claim-profile.ts';

// Everything else is loaded only once this process has its profile to itself (R18): imports would be hoisted above that.
const profileDir = claimProfile(process.argv);
if (profileDir !== undefined) {
  const { startApp } = await import('./app.ts');
  startApp(profileDir);
}
