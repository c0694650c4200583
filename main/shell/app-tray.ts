import { Menu, nativeImage, Tray } from 'electron';
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
}

/** Some desktops of Linux show no tray at all, and nothing tells: nobody may depend on it to come back to the app. */
export function createAppTray(choices: TrayChoices): AppTray {
  let tray: Tray | undefined;
  return {
    get isOn() {
      return tray !== undefined;
    },
    set(isOn) {
      if (isOn) {
        tray ??= showTray(choices);
        return;
      }
      tray?.destroy();
      tray = undefined;
    },
  };
}

function showTray(choices: TrayChoices): Tray {
  const tray = new Tray(trayIcon());
  tray.setToolTip('Commonplace');
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: 'Show Commonplace', click: choices.show },
      { label: 'New note', click: choices.newNote },
      { label: 'Quick capture', click: choices.capture },
      { type: 'separator' },
      { label: 'Quit', click: choices.quit },
    ]),
  );
  // On macOS a click opens the menu.
  if (process.platform !== 'darwin') tray.on('click', choices.show);
  return tray;
}

function trayIcon(): Electron.NativeImage {
  const [plain, fine] = process.platform === 'linux' ? [icon24, icon48] : [icon16, icon32];
  const icon = nativeImage.createFromDataURL(plain);
  icon.addRepresentation({ scaleFactor: 2, dataURL: fine });
  return icon;
}
