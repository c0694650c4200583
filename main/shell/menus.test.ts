import { describe, expect, it, vi } from 'vitest';
import { appMenuTemplate, type MenuAction } from './app-menu.ts';
import { textMenuTemplate } from './text-menu.ts';

vi.mock('electron', () => ({ Menu: {} }));

/** Every entry of a menu, flat. */
function entriesOf(options: { isMac: boolean; hasDevTools: boolean; choose?: (action: MenuAction) => void }) {
  const menus = appMenuTemplate({ choose: () => undefined, ...options });
  return menus.flatMap((menu) => (Array.isArray(menu.submenu) ? menu.submenu : [menu]));
}

describe('the application menu', () => {
  it('[SH13] offers what windows can do, each as its own action', () => {
    const chosen: MenuAction[] = [];
    const entries = entriesOf({ isMac: false, hasDevTools: false, choose: (action) => chosen.push(action) });
    for (const { click } of entries) Reflect.apply(click ?? (() => undefined), undefined, []);
    expect(chosen).toEqual(['new-note', 'search', 'connect', 'settings', 'fold-sidebar']);
  });

  it('[SH13] shows developer tools in development only', () => {
    const rolesOf = (hasDevTools: boolean) => entriesOf({ isMac: false, hasDevTools }).map(({ role }) => role);
    expect(rolesOf(true)).toEqual(expect.arrayContaining(['toggleDevTools', 'reload']));
    expect(rolesOf(false)).not.toEqual(expect.arrayContaining(['toggleDevTools']));
    expect(rolesOf(false)).not.toEqual(expect.arrayContaining(['reload']));
  });
});

describe('the menu over text', () => {
  const editFlags = { canCut: false, canCopy: true, canPaste: true, canSelectAll: true };

  it('[SH14] offers cut, copy, paste and select all in a text, as far as they can be done', () => {
    const entries = textMenuTemplate({ isEditable: true, selectionText: '', editFlags });
    expect(entries.map(({ role, enabled }) => [role, enabled])).toEqual([
      ['cut', false],
      ['copy', true],
      ['paste', true],
      [undefined, undefined],
      ['selectAll', true],
    ]);
  });

  it('[SH14] offers copy over selected text that cannot be edited, and nothing elsewhere', () => {
    expect(textMenuTemplate({ isEditable: false, selectionText: 'x', editFlags })).toHaveLength(1);
    expect(textMenuTemplate({ isEditable: false, selectionText: '', editFlags })).toEqual([]);
  });
});
