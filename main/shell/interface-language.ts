import { chooseLanguage, type InterfaceLanguage } from '../../core/messages/language.ts';
import { type Messages, messagesOf } from '../../core/messages/messages.ts';
import type { SettingsFile } from './settings-file.ts';

/** The language the app speaks outside its pages: menus, tray, dialogs. Asked anew for everything that is shown. */
export interface Speech {
  readonly language: InterfaceLanguage;
  readonly messages: Messages;
}

/** Speaks as the settings say, from the moment on that they say it. `systemLanguages` is asked only once Electron is ready. */
export function createSpeech(file: SettingsFile, systemLanguages: () => readonly string[]): Speech {
  return {
    get language() {
      return chooseLanguage(file.current.interfaceLanguage, systemLanguages());
    },
    get messages() {
      return messagesOf(this.language);
    },
  };
}
