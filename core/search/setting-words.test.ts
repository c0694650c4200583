import { describe, expect, it } from 'vitest';
import { messagesOf } from '../messages/messages.ts';
import { findSettings } from './setting-words.ts';

const { settings, shortcuts } = messagesOf('en');
const { appearance, editor, system, crashes } = settings;

describe('searching the settings', () => {
  it('[SN2] a setting is found by the beginnings of words in its texts, its synonyms and the title of its section', () => {
    const found = (query: string) => {
      const { has } = findSettings(query, editor);
      return [editor.font, editor.size, editor.width].filter((setting) => has(setting)).map(({ label }) => label);
    };
    expect(found('')).toEqual(['Font', 'Size', 'Line width']);
    expect(found('wid')).toEqual(['Line width']);
    expect(found('ENLÁRGES')).toEqual(['Size']);
    expect(found('typeface')).toEqual(['Font']);
    expect(found('notes margins')).toEqual(['Line width']);
    expect(found('idth')).toEqual([]);
  });

  it('[SN2] a section is found whole by its own texts, else with those of its settings that are', () => {
    expect(findSettings('text of', editor)).toMatchObject({ isShown: true, isWhole: true });
    expect(findSettings('dark', appearance)).toMatchObject({ isShown: true, isWhole: false });
    expect(findSettings('dark', system)).toMatchObject({ isShown: false, isWhole: false });
    expect(findSettings('bugs', crashes).isWhole).toBe(true);
    const { has } = findSettings('print', shortcuts);
    expect([has(shortcuts.commands.print), has(shortcuts.commands.outline)]).toEqual([true, false]);
    expect(findSettings('tray dark', system).isShown).toBe(false);
  });
});
