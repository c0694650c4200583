import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { fixedUseOf } from './fixed-keys.ts';
import { canBeShortcut, type KeyPress, keysOf } from './keys.ts';
import {
  commandOfKeys,
  conflictOf,
  keysOfCommand,
  type ShortcutChanges,
  shortcutChanges,
  withDefault,
  withKeys,
  withoutKeys,
} from './shortcuts.ts';
import { WINDOW_COMMANDS, windowCommands } from './window-commands.ts';

const press = (change: Partial<KeyPress>): KeyPress => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...change,
});

const everyKey = (changes: ShortcutChanges): readonly string[] =>
  WINDOW_COMMANDS.flatMap((command) => keysOfCommand(command, changes));

describe('keys', () => {
  it('[SK1] a press is called by what is held and by the key without Shift, whatever the layout makes of it', () => {
    const control = { ctrlKey: true };
    const presses: readonly (readonly [Partial<KeyPress>, string])[] = [
      [{ ...control, key: 'n', code: 'KeyN' }, 'Mod-n'],
      [{ ...control, shiftKey: true, key: 'F', code: 'KeyF' }, 'Mod-Shift-f'],
      [{ ...control, shiftKey: true, key: '&', code: 'Digit7' }, 'Mod-Shift-7'],
      [{ ...control, altKey: true, key: '˜', code: 'KeyN' }, 'Mod-Alt-n'],
      [{ ...control, key: 'т', code: 'KeyN' }, 'Mod-n'],
      [{ ...control, key: ' ', code: 'Space' }, 'Mod-Space'],
      [{ ...control, key: '-', code: 'Minus' }, 'Mod--'],
      [{ shiftKey: true, key: 'F3', code: 'F3' }, 'Shift-F3'],
      [{ key: 'a', code: 'KeyA' }, 'a'],
    ];
    for (const [given, keys] of presses) expect(keysOf(press(given), false)).toBe(keys);
    expect(keysOf(press({ metaKey: true, key: 'n', code: 'KeyN' }), true)).toBe('Mod-n');
  });

  it('[SK1] what is only held, and what is the system’s, is no keys', () => {
    expect(keysOf(press({ ctrlKey: true, key: 'Control', code: 'ControlLeft' }), false)).toBeUndefined();
    expect(keysOf(press({ metaKey: true, key: 'n', code: 'KeyN' }), false)).toBeUndefined();
    expect(keysOf(press({ ctrlKey: true, key: 'n', code: 'KeyN' }), true)).toBeUndefined();
    expect(keysOf(press({ key: 'Dead', code: 'Equal' }), false)).toBe('=');
  });

  it('[SK2] keys for writing are no command’s, function keys can be', () => {
    for (const keys of ['Mod-n', 'Mod-Alt-Shift-ArrowUp', 'Mod--', 'F2', 'Alt-Shift-F12'])
      expect(canBeShortcut(keys)).toBe(true);
    for (const keys of ['n', 'Shift-n', 'Alt-n', 'Enter', 'Mod-', 'Mod-N', 'Mod-é', 'Shift-Mod-n', 'F25', ''])
      expect(canBeShortcut(keys)).toBe(false);
  });
});

describe('shortcuts', () => {
  it('[SK2] no two commands have the same keys at first, and none has keys that always do something else', () => {
    const keys = everyKey({});
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((each) => fixedUseOf(each) !== undefined || !canBeShortcut(each))).toEqual([]);
  });

  it('[SK2] what is in the way is named: writing, a fixed use, another command', () => {
    expect(conflictOf('outline', 'q', {})).toEqual({ kind: 'unusable' });
    expect(conflictOf('outline', 'Mod-b', {})).toEqual({ kind: 'fixed', use: 'bold' });
    expect(conflictOf('outline', 'Mod-n', {})).toEqual({ kind: 'taken', by: 'new-note' });
    expect(conflictOf('outline', 'Mod-n', { 'new-note': [] })).toBeUndefined();
    expect(conflictOf('outline', 'Mod-Shift-o', {})).toBeUndefined();
  });

  it('[SK3] keys that another command has make the two change places', () => {
    const changes = withKeys('outline', 'Mod-n', {});
    expect(changes).toEqual({ outline: ['Mod-n'], 'new-note': ['Mod-Shift-o'] });
    expect(withKeys('outline', 'Mod-Shift-o', changes)).toEqual({});
    expect(withKeys('settings', 'Mod-k', {})).toEqual({ settings: ['Mod-k'], 'go-to': ['Mod-p'] });
  });

  it('[SK4] a command goes back to its first keys, and with it the one that has them now', () => {
    const changes = withKeys('outline', 'Mod-n', { print: ['F9'] });
    expect(withDefault('new-note', changes)).toEqual({ print: ['F9'] });
    const scattered = withKeys('print', 'Mod-k', withKeys('outline', 'Mod-p', {}));
    expect(withDefault('go-to', scattered)).toEqual({});
    expect(withDefault('print', withoutKeys('print', changes))).toEqual(withDefault('print', changes));
  });

  it('[SK3] whatever is changed in whatever order, no keys have two meanings', () => {
    const command = fc.constantFrom(...WINDOW_COMMANDS);
    const keys = fc.constantFrom(...everyKey({}), 'F2', 'F4', 'Mod-j', 'Mod-Alt-l');
    const step = fc.oneof(
      fc.record({ kind: fc.constant('give' as const), command, keys }),
      fc.record({ kind: fc.constantFrom('take' as const, 'reset' as const), command, keys }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let changes: ShortcutChanges = {};
        for (const each of steps) {
          if (each.kind === 'give') changes = withKeys(each.command, each.keys, changes);
          if (each.kind === 'take') changes = withoutKeys(each.command, changes);
          if (each.kind === 'reset') changes = withDefault(each.command, changes);
          if (each.kind === 'give') expect(commandOfKeys(each.keys, changes)).toBe(each.command);
          if (each.kind === 'reset') expect(keysOfCommand(each.command, changes)).toEqual(windowCommands[each.command]);
        }
        const inForce = everyKey(changes);
        expect(new Set(inForce).size).toBe(inForce.length);
        expect(v.is(shortcutChanges, changes)).toBe(true);
      }),
    );
  });

  it('[SK5] stored changes hold also for commands that this version does not have; keys without sense do not', () => {
    expect(v.is(shortcutChanges, { 'fly-away': ['Mod-j'], outline: [] })).toBe(true);
    for (const bad of [{ outline: 'Mod-j' }, { outline: ['j'] }, { Outline: ['Mod-j'] }, ['Mod-j']])
      expect(v.is(shortcutChanges, bad)).toBe(false);
  });
});
