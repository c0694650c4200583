import type { Handlers } from '../../core/contract/handlers.ts';
import { succeed } from '../../core/contract/result.ts';
import type { FakeMain } from './fake-main.ts';

/** What main answers about the server, its link and its check. */
export function fakeServer(
  main: Pick<FakeMain, 'workspace' | 'findings' | 'connect'>,
): Pick<
  Handlers,
  | 'sync.refusals'
  | 'sync.retry'
  | 'sync.signIn'
  | 'server.check'
  | 'server.fix'
  | 'workspace.connect'
  | 'workspace.disconnect'
> {
  const findings = async () => succeed({ findings: [...main.findings] });
  return {
    'sync.refusals': async () => succeed([]),
    'sync.retry': async () => succeed(undefined),
    'sync.signIn': async () => succeed(undefined),
    'server.check': findings,
    'server.fix': findings,
    'workspace.connect': (input, id) => main.connect(input, id),
    'workspace.disconnect': async () => {
      const { link: _, ...workspace } = main.workspace;
      main.workspace = workspace;
      return succeed(workspace);
    },
  };
}
