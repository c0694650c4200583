import type { EngineCommandName, EngineHandlers } from '../../core/contract/handlers.ts';
import { fail } from '../../core/contract/result.ts';

/** What changes notes or what a workspace shares. What a member keeps (seen, searches) is not among it. */
const EDITS = [
  'notes.create',
  'notes.edit',
  'notes.trash',
  'notes.restore',
  'notes.erase',
  'notes.merge',
  'notes.organise',
  'notes.createTitled',
  'notes.linkMention',
  'links.retitle',
  'rewritings.undo',
  'attachments.begin',
  'notebooks.create',
  'notebooks.rename',
  'notebooks.move',
  'notebooks.remove',
  'notebooks.restore',
  'tags.setColour',
  'tags.rename',
  'tasks.mark',
  'tasks.reword',
  'tasks.add',
  'tasks.markAll',
  'tasks.clear',
  'tasks.remove',
  'tasks.undo',
  'days.begin',
  'templates.mark',
  'templates.createNote',
  'trash.empty',
  'versions.name',
  'versions.restore',
  'versions.revive',
] as const satisfies readonly EngineCommandName[];

type Mutable = { -readonly [N in EngineCommandName]: EngineHandlers[N] };

/** Handlers that refuse to change anything while the member may only read. The server's guard would refuse it later. */
export function refuseEdits(handlers: EngineHandlers, isReadOnly: () => boolean): EngineHandlers {
  const guarded: Mutable = { ...handlers };
  for (const name of EDITS) guard(guarded, name, isReadOnly);
  return guarded;
}

function guard<N extends EngineCommandName>(handlers: Mutable, name: N, isReadOnly: () => boolean): void {
  const perform: Mutable[N] = handlers[name];
  const guarded = (...call: Parameters<Mutable[N]>) =>
    isReadOnly() ? Promise.resolve(fail({ code: 'read-only' })) : Reflect.apply(perform, undefined, call);
  handlers[name] = guarded as Mutable[N];
}
