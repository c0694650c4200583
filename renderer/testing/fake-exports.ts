import type { ExportHandlers, Handlers } from '../../core/contract/handlers.ts';
import { succeed } from '../../core/contract/result.ts';
import type { FakeMain } from './fake-main.ts';

/** Notes on their way out: saved unless a test says otherwise. */
export const fakeExports = (
  main: Pick<FakeMain, 'exported' | 'exportMany'>,
): ExportHandlers & Pick<Handlers, 'exports.start' | 'exports.cancel'> => ({
  'notes.export': async ({ format }) =>
    succeed(main.exported ?? { outcome: 'saved', name: `Note.${format}`, missing: 0 }),
  'notes.print': async () => succeed('printed'),
  'notes.copy': async () => succeed(undefined),
  'exports.start': (wish, id) => main.exportMany(wish, id),
  'exports.cancel': async () => succeed(undefined),
});
