import type { Bridge } from '../../../core/contract/bridge.ts';
import type { Invitation } from '../../../core/contract/sharing-commands.ts';
import type { WorkspaceInfo } from '../../../core/contract/values.ts';
import { ask } from '../../api/bridge.ts';
import { texts } from '../texts.svelte.ts';

type JoinField = 'invite' | 'name' | 'password';

/** A sentence, beside the field it is about, or beside the button when it is about none. */
interface JoinProblem {
  readonly field: JoinField | 'form';
  readonly text: string;
}

interface Ports {
  readonly bridge: Bridge;
  /** Sends what is unsent; false when that is impossible now. */
  readonly flush: () => Promise<boolean>;
  readonly onjoined: (workspace: WorkspaceInfo) => void;
}

/** The state of one opened join dialog: the invite, what it leads to, and what the person says to it. */
export class JoinForm {
  readonly #ports: Ports;
  readonly fields = $state({ invite: '', name: '', password: '' });
  #invitation = $state.raw<Invitation | undefined>();
  #noteCount = $state<number | undefined>();
  #problem = $state.raw<JoinProblem | undefined>();
  #isBusy = $state(false);
  #isClosed = false;

  /** With the invite that a link brought, if one did. */
  constructor(ports: Ports, invite = '') {
    this.#ports = ports;
    this.fields.invite = invite;
    if (invite !== '') void this.read();
  }

  /** What the invite leads to; undefined until it was read. */
  get invitation(): Invitation | undefined {
    return this.#invitation;
  }

  /** How many notes of this computer would be copied: the question that is open, if one is. */
  get noteCount(): number | undefined {
    return this.#noteCount;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  problemOf(field: JoinField | 'form'): string | undefined {
    return this.#problem?.field === field ? this.#problem.text : undefined;
  }

  /** Looks at what was pasted. Nobody is asked for that. */
  async read(): Promise<void> {
    this.#problem = undefined;
    this.#noteCount = undefined;
    const text = this.fields.invite;
    const read = text.trim() === '' ? undefined : await ask(this.#ports.bridge, 'invites.read', { text });
    if (text !== this.fields.invite) return;
    this.#invitation = read?.ok ? read.value : undefined;
    if (read?.ok === false) this.#problem = { field: 'invite', text: texts().errors[read.error.code] };
  }

  submit(): void {
    const { sharing } = texts();
    if (this.#invitation === undefined) void this.read();
    else if (this.fields.name.trim() === '') this.#problem = { field: 'name', text: sharing.emptyName };
    else if (this.#invitation.needsPassword && this.fields.password === '')
      this.#problem = { field: 'password', text: sharing.emptyPassword };
    else void this.#join(false);
  }

  /** Yes to the question about the notes on this computer. */
  agree(): void {
    void this.#join(true);
  }

  /** The dialog is gone: an answer still on its way is not shown in it. */
  close(): void {
    this.#isClosed = true;
    this.fields.password = '';
  }

  async #join(copyLocalNotes: boolean): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#problem = undefined;
    const { invite: text, name, password } = this.fields;
    const secret = this.#invitation?.needsPassword === true ? { password } : {};
    const consent = copyLocalNotes ? { copyLocalNotes } : {};
    if (await this.#ports.flush()) {
      const joined = await ask(this.#ports.bridge, 'invites.join', { text, name, ...secret, ...consent });
      if (joined.ok && joined.value.kind === 'connected') this.#ports.onjoined(joined.value.workspace);
      if (!this.#isClosed && joined.ok && joined.value.kind === 'ask-copy') this.#noteCount = joined.value.noteCount;
      if (!joined.ok) this.#problem = { field: 'form', text: texts().errors[joined.error.code] };
    } else {
      this.#problem = { field: 'form', text: texts().connecting.unsaved };
    }
    this.#isBusy = false;
  }
}
