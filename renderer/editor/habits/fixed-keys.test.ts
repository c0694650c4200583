import { defaultKeymap } from '@codemirror/commands';
import { describe, expect, it } from 'vitest';
import { fixedUseOf } from '../../../core/shortcuts/fixed-keys.ts';
import { canBeShortcut, partsOf } from '../../../core/shortcuts/keys.ts';
import { ATTACH_KEYS } from '../attachments/attach-files.ts';
import { editingKeys } from './editing-keys.ts';
import { formatGroups } from './toolbar/formats.ts';

/** One spelling: CodeMirror takes any order, and `Ctrl` where no Mac is meant. */
function asWritten(keys: string): string {
  const { isMod, isAlt, isShift, key } = partsOf(
    keys.replace('Ctrl-', 'Mod-').replace(/^(.*)Shift-(Mod-|Alt-)/, '$1$2Shift-'),
  );
  return `${isMod ? 'Mod-' : ''}${isAlt ? 'Alt-' : ''}${isShift ? 'Shift-' : ''}${key}`;
}

describe('the keys of the editor', () => {
  it('[SK7] are all among those that no command can have', () => {
    const keys = [
      ...editingKeys.flatMap(({ key }) => (key === undefined ? [] : [key])),
      ...formatGroups.flat().map((format) => format.keys),
      ATTACH_KEYS,
      // Those of a Mac alone are held with Ctrl, which no command can be.
      ...defaultKeymap.flatMap(({ key, linux, win }) => [key, linux, win].filter((each) => each !== undefined)),
    ].map(asWritten);
    expect(keys).toContain('Mod-b');
    expect(keys.filter((each) => canBeShortcut(each) && fixedUseOf(each) === undefined)).toEqual([]);
  });
});
