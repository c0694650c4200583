import { describe, expect, it } from 'vitest';
import { defaultDeviceSettings, type DeviceSettings } from '../../core/settings/device-settings.ts';
import { createSpeech } from './interface-language.ts';

function speechOn(system: readonly string[]) {
  const file = { current: defaultDeviceSettings, change: async () => undefined };
  const shown: string[] = [];
  const speech = createSpeech(file, () => system);
  const choose = (interfaceLanguage: DeviceSettings['interfaceLanguage']): void => {
    file.current = { ...file.current, interfaceLanguage };
    speech.settle();
  };
  return { speech, shown, choose };
}

describe('what main speaks', () => {
  it('[IL5] is shown at once and anew when another language is in force, and only then', () => {
    const { speech, shown, choose } = speechOn(['nl-NL']);
    speech.follow(({ menu }) => shown.push(menu.trayQuit));
    choose('nl');
    choose('en');
    choose('en');
    choose('auto');
    expect(shown).toEqual(['Afsluiten', 'Quit', 'Afsluiten']);
    expect([speech.language, speech.messages.actions.cancel]).toEqual(['nl', 'Annuleren']);
  });
});
