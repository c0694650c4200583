import type { LaunchRequest } from './parse-launch.ts';

/** More than anyone asks for before the window can answer; what comes beyond is dropped. */
const MAX_WAITING = 100;

/** What was asked of the window and not yet taken by it: by the command line, a second launch, the system, the tray. */
export interface LaunchRequests {
  /** Queues a request. Whoever listens hears of it at once. Files that wait already are asked about together with new ones. */
  add(request: LaunchRequest): void;
  /** Empties the queue: each request is given out once. */
  take(): readonly LaunchRequest[];
  /** Calls `listener` after each `add`, from now on. One listener. */
  onArrived(listener: () => void): void;
}

/** A queue that holds what the launch itself asked for. */
export function createLaunchRequests(first: readonly LaunchRequest[]): LaunchRequests {
  let waiting: readonly LaunchRequest[] = first.slice(0, MAX_WAITING);
  let tell = (): void => undefined;
  return {
    add(request) {
      waiting = joined(waiting, request).slice(0, MAX_WAITING);
      tell();
    },
    take() {
      const taken = waiting;
      waiting = [];
      return taken;
    },
    onArrived(listener) {
      tell = listener;
    },
  };
}

/** macOS opens several files by an event for each, which are one question to a person. */
function joined(waiting: readonly LaunchRequest[], request: LaunchRequest): readonly LaunchRequest[] {
  const last = waiting.at(-1);
  if (last?.kind !== 'open-paths' || request.kind !== 'open-paths') return [...waiting, request];
  return [...waiting.slice(0, -1), { kind: 'open-paths', paths: [...last.paths, ...request.paths] }];
}
