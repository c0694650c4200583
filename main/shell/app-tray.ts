import { Menu, nativeImage, Tray } from 'electron';
import type { Messages } from '../../core/messages/messages.ts';
import icon16 from '../../build/icons/16x16.png?inline';
import icon24 from '../../build/icons/24x24.png?inline';
import icon32 from '../../build/icons/32x32.png?inline';
import icon48 from '../../build/icons/48x48.png?inline';

/** What a person can choose in the tray. */
export interface TrayChoices {
  readonly show: () => void;
  readonly newNote: () => void;
  readonly capture: () => void;
  readonly quit: () => void;
}

/** The icon beside the system's clock; not there at first. */
export interface AppTray {
  readonly isOn: boolean;
  set(isOn: boolean): void;
  /** Names its entries anew: the language has changed. */
  rename(): void;
}

/** Some desktops of Linux show no tray at all, and nothing tells: nobody may depend on it to come back to the app. */
export function createAppTray(choices: TrayChoices, said: () => Messages['menu']): AppTray {
  let tray: Tray | undefined;
  return {
    get isOn() {
      return tray !== undefined;
    },
    set(isOn) {
      if (isOn) {
        tray ??= showTray(choices, said());
        return;
      }
      tray?.destroy();
      tray = undefined;
    },
    rename: () => tray?.setContextMenu(menuOf(choices, said())),
  };
}

function showTray(choices: TrayChoices, said: Messages['menu']): Tray {
  const tray = new Tray(trayIcon());
  tray.setToolTip('Commonplace');
  tray.setContextMenu(menuOf(choices, said));
  // On macOS a click opens the menu.
  if (process.platform !== 'darwin') tray.on('click', choices.show);
  return tray;
}

const menuOf = (choices: TrayChoices, said: Messages['menu']): Menu =>
  Menu.buildFromTemplate([
    { label: said.trayShow, click: choices.show },
    { label: said.trayNewNote, click: choices.newNote },
    { label: said.trayCapture, click: choices.capture },
    { type: 'separator' },
    { label: said.trayQuit, click: choices.quit },
  ]);

function trayIcon(): Electron.NativeImage {
  const [plain, fine] = process.platform === 'linux' ? [icon24, icon48] : [icon16, icon32];
  const icon = nativeImage.createFromDataURL(plain);
  icon.addRepresentation({ scaleFactor: 2, dataURL: fine });
  return icon;
}
