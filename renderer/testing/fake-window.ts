import type { CommandName } from '../../core/contract/commands.ts';
import type { EventName } from '../../core/contract/events.ts';
import type { ClientId, NoteId } from '../../core/contract/ids.ts';

/** One command that a window asked, for assertions. */
export interface AskedCommand {
  readonly name: CommandName;
  readonly input: unknown;
}

/** Who hears of an event. */
export type Listener = (payload: unknown) => void;

/** One window of a fake main. */
export interface FakeWindow {
  readonly listeners: Map<EventName, Set<Listener>>;
  readonly open: Map<NoteId, ClientId>;
}
