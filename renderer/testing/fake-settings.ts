import type { SettingsHandlers } from '../../core/contract/handlers.ts';
import { succeed } from '../../core/contract/result.ts';
import { chooseLanguage } from '../../core/messages/language.ts';
import { givenIn } from '../../core/settings/device-settings.ts';
import type { FakeMain } from './fake-main.ts';

/** Settings as main keeps them; every window hears of a change. */
export const fakeSettings = (main: Pick<FakeMain, 'settings' | 'tell'>): SettingsHandlers => ({
  'settings.read': async () => succeed(main.settings),
  'settings.change': async (change) => {
    const settings = { ...main.settings.settings, ...givenIn(change) };
    const language = chooseLanguage(settings.interfaceLanguage, []);
    main.settings = { ...main.settings, settings, language, needsRestart: !settings.hardwareAcceleration };
    main.tell('settings.changed', main.settings);
    return succeed(main.settings);
  },
  'app.showProfile': async () => succeed(undefined),
  'app.restart': async () => succeed(undefined),
});
