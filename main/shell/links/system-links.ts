import { BrowserWindow, clipboard, dialog, type MessageBoxOptions, shell } from 'electron';
import type { SafeLink } from '../../../core/markdown/safe-link.ts';
import type { Log } from '../../engine/ports.ts';
import type { Speech } from '../interface-language.ts';
import type { LinkAnswer, LinkPorts } from './link-handlers.ts';

/** How much of a long address is shown in the question. Units. */
const SHOWN_UNITS = 300;

/** Links and clipboard as the system has them. */
export function systemLinks(log: Log, speech: Speech): LinkPorts {
  return {
    ask: (link) => askAboutLink(link, speech),
    open: (href) => shell.openExternal(href),
    writeClipboard: async (text) => {
      await clipboard.writeText(text);
    },
    log,
  };
}

async function askAboutLink({ kind, host, href }: SafeLink, { messages }: Speech): Promise<LinkAnswer> {
  const { actions, dialogs } = messages;
  const shown = href.length > SHOWN_UNITS ? `${href.slice(0, SHOWN_UNITS)}…` : href;
  const options: MessageBoxOptions = {
    type: 'question',
    message: kind === 'web' ? dialogs.openLink(host) : dialogs.writeMail(host),
    detail: shown,
    checkboxLabel: dialogs.alwaysFor(host),
    buttons: [actions.open, actions.cancel],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  };
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  const { response, checkboxChecked } = await (window === undefined
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(window, options));
  return { opens: response === 0, always: checkboxChecked };
}
