import { app } from 'electron';
import * as v from 'valibot';
import type { Handover } from './handover.ts';
import { parseLaunch } from './parse-launch.ts';
import type { LaunchRequests } from './requests.ts';

/** What a second process hands over of itself. Checked, although it ran as the same person: nothing else is read. */
const handedOver: v.GenericSchema<unknown, Handover> = v.object({ args: v.array(v.string()) });

/**
 * Takes up what the system brings after the start: a second launch with its arguments, on macOS also links and files.
 * Must run before the app is ready, lest the first ones are missed. `onLaunch` brings the window to the front.
 */
export function hearLaterLaunches(requests: LaunchRequests, onLaunch: () => void): void {
  app.on('second-instance', (_event, _argv, workingDirectory, data) => {
    const given = v.safeParse(handedOver, data);
    if (given.success) addAll(requests, given.output.args, workingDirectory);
    onLaunch();
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    addAll(requests, ['--', url], '/');
    onLaunch();
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    requests.add({ kind: 'open-paths', paths: [file] });
    onLaunch();
  });
}

/** The second process refuses by itself what cannot be read, so that somebody sees it. */
function addAll(requests: LaunchRequests, args: readonly string[], cwd: string): void {
  const launch = parseLaunch(args, cwd);
  if (launch.kind === 'run') for (const request of launch.requests) requests.add(request);
}
