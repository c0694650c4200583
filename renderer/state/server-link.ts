import type { Bridge } from '../../core/contract/bridge.ts';
import type { WorkspaceInfo } from '../../core/contract/values.ts';
import { ask } from '../api/bridge.ts';
import { ConnectForm } from './connect-form.svelte.ts';
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
    const { bridge, flush, onlinked, say } = this.#ports;
    return new ConnectForm({
      bridge,
      flush,
      onconnected: (workspace) => {
        onlinked(workspace);
        const { connecting, status } = texts();
        const warning = workspace.link?.keepsPassword === false ? ` ${status.passwordNotKept}` : '';
        say(`${connecting.connected(workspace.name)}${warning}`);
      },
    });
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
