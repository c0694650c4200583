import type { Bridge } from '../../core/contract/bridge.ts';
import type { WorkspaceInfo } from '../../core/contract/values.ts';
import { ask } from '../api/bridge.ts';
import { ConnectForm } from './connect-form.svelte.ts';
import { JoinForm } from './sharing/join-form.svelte.ts';
import { Members } from './sharing/members.svelte.ts';
import { ServerCheck } from './server-check.svelte.ts';
import { texts } from './texts.svelte.ts';

/** What linking the workspace needs of the window. */
interface LinkPorts {
  readonly bridge: Bridge;
  readonly flush: () => Promise<boolean>;
  /** The workspace on screen is linked, or no longer; what floats about that closes. */
  readonly onlinked: (workspace: WorkspaceInfo) => void;
  readonly say: (text: string) => void;
}

/** The link of the workspace on screen with its server. */
export class ServerLink {
  readonly #ports: LinkPorts;

  constructor(ports: LinkPorts) {
    this.#ports = ports;
  }

  /** The state of a connect dialog that is about to open. */
  createForm(): ConnectForm {
    const { bridge, flush, say } = this.#ports;
    return new ConnectForm({ bridge, flush, say, onconnected: (workspace) => this.#linked(workspace) });
  }

  /** The state of a join dialog that is about to open, with the invite that a link brought, if one did. */
  createJoinForm(invite: string | undefined): JoinForm {
    const { bridge, flush } = this.#ports;
    return new JoinForm({ bridge, flush, onjoined: (workspace) => this.#linked(workspace) }, invite);
  }

  /** The state of a dialog of members that is about to open. */
  createMembers(): Members {
    return new Members(this.#ports.bridge);
  }

  /** Puts the link of an invite onto the clipboard. */
  async copyInvite(link: string): Promise<void> {
    const copied = await ask(this.#ports.bridge, 'clipboard.writeText', { text: link });
    this.#ports.say(copied.ok ? texts().sharing.copied : texts().errors[copied.error.code]);
  }

  /** Copies the notes with edits that the server does not take into a workspace of this computer alone. */
  async keepCopy(): Promise<void> {
    const { bridge, flush, say } = this.#ports;
    await flush();
    const kept = await ask(bridge, 'workspace.keepCopy', undefined);
    say(kept.ok ? texts().sharing.keptCopy(kept.value.notes, kept.value.workspace) : texts().errors[kept.error.code]);
  }

  #linked(workspace: WorkspaceInfo): void {
    const { connecting, status } = texts();
    this.#ports.onlinked(workspace);
    const warning = workspace.link?.keepsPassword === false ? ` ${status.passwordNotKept}` : '';
    this.#ports.say(`${connecting.connected(workspace.name)}${warning}`);
  }

  /** The check of the server that the workspace is linked to. */
  createCheck(): ServerCheck {
    return new ServerCheck(this.#ports.bridge, () => ({ kind: 'linked' }));
  }

  /** Ends the link; every note stays on this computer. */
  async end(): Promise<void> {
    const { bridge, flush, onlinked, say } = this.#ports;
    await flush();
    const ended = await ask(bridge, 'workspace.disconnect', undefined);
    if (!ended.ok) return say(texts().errors[ended.error.code]);
    onlinked(ended.value);
    say(texts().status.disconnected);
  }
}
