import type { CommandInput } from '../../../core/contract/commands.ts';
import type { MessageId, ShownMessage } from '../../../core/contract/discussion-values.ts';

/** What can be said about a message. */
export type RemarkName = 'discussion.edit' | 'discussion.remove' | 'discussion.react' | 'discussion.resolve';

/** What a message in a list can ask for. */
export interface MessagePorts {
  /** Under which account this member writes. */
  readonly account: string;
  readonly answer: (message: ShownMessage) => void;
  readonly edit: (message: ShownMessage) => void;
  readonly remove: (message: ShownMessage) => void;
  /** Brings another message into sight. */
  readonly goTo: (id: MessageId) => void;
  readonly remark: <Name extends RemarkName>(name: Name, input: CommandInput<Name>) => void;
}
