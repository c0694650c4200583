import { chooseLanguage, type InterfaceLanguage } from '../../core/messages/language.ts';
import { type Messages, messagesOf } from '../../core/messages/messages.ts';
import type { SettingsFile } from './settings-file.ts';

/** What the app speaks outside its pages: in menus, the tray, dialogs. Asked anew for everything that is shown. */
export interface Speech {
  readonly language: InterfaceLanguage;
  readonly messages: Messages;
  /** Shows something now, and anew whenever the language is another one. */
  follow(show: (messages: Messages) => void): void;
  /** The settings may have changed: has everything follow that stays on screen. */
  settle(): void;
}

/** Speaks as the settings say, from the moment on that they say it; `auto` is the system, whose languages are asked each time. */
export function createSpeech(file: Pick<SettingsFile, 'current'>, systemLanguages: () => readonly string[]): Speech {
  const followers: ((messages: Messages) => void)[] = [];
  const languageNow = (): InterfaceLanguage => chooseLanguage(file.current.interfaceLanguage, systemLanguages());
  let shown: InterfaceLanguage | undefined;
  return {
    get language() {
      return languageNow();
    },
    get messages() {
      return messagesOf(languageNow());
    },
    follow(show) {
      followers.push(show);
      shown ??= languageNow();
      show(messagesOf(shown));
    },
    settle() {
      const language = languageNow();
      if (language === shown) return;
      shown = language;
      for (const show of followers) show(messagesOf(language));
    },
  };
}
