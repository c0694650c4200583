import { app } from 'electron';
import * as v from 'valibot';
import type { Handover } from './handover.ts';
import { type LaunchRequest, parseLaunch } from './parse-launch.ts';
import type { LaunchRequests } from './requests.ts';

/** What a second process hands over of itself. Checked, although it ran as the same person: nothing else is read. */
const handedOver: v.GenericSchema<unknown, Handover> = v.object({ args: v.array(v.string()) });

/** What comes of it. */
interface LaterLaunches {
  /** Brings a window to the front. */
  readonly onLaunch: () => void;
  /** Opens the small window for a few words, and no other. */
  readonly onQuickNote: () => void;
}

/**
 * Takes up what the system brings after the start: a second launch with its arguments, on macOS also links and files.
 * Must run before the app is ready, lest the first ones are missed.
 */
export function hearLaterLaunches(requests: LaunchRequests, { onLaunch, onQuickNote }: LaterLaunches): void {
  const hear = (args: readonly string[], cwd: string): void => {
    const asked = requestsIn(args, cwd);
    const others = asked.filter(({ kind }) => kind !== 'quick-capture');
    for (const request of others) requests.add(request);
    if (others.length < asked.length) onQuickNote();
    if (others.length > 0 || asked.length === 0) onLaunch();
  };
  app.on('second-instance', (_event, _argv, workingDirectory, data) => {
    const given = v.safeParse(handedOver, data);
    hear(given.success ? given.output.args : [], workingDirectory);
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    hear(['--', url], '/');
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    requests.add({ kind: 'open-paths', paths: [file] });
    onLaunch();
  });
}

/** The second process refuses by itself what cannot be read, so that somebody sees it. */
function requestsIn(args: readonly string[], cwd: string): readonly LaunchRequest[] {
  const launch = parseLaunch(args, cwd);
  return launch.kind === 'run' ? launch.requests : [];
}
