import { closeSearchPanel, findNext, findPrevious, openSearchPanel, search } from '@codemirror/search';
import type { Extension } from '@codemirror/state';
import { type Command, type EditorView, keymap, type Panel, runScopeHandlers } from '@codemirror/view';
import { mount, unmount } from 'svelte';
import FindPanel from './FindPanel.svelte';
import { FindState } from './find-state.svelte.ts';

const SCOPE = 'editor search-panel';

/** The panels by their editors, so that Ctrl+H finds the one to unfold. */
const panels = new WeakMap<EditorView, FindState>();

function createPanel(view: EditorView): Panel {
  const find = new FindState(view);
  const dom = document.createElement('div');
  const onotherkey = (event: KeyboardEvent): boolean => runScopeHandlers(view, event, 'search-panel');
  const component = mount(FindPanel, { target: dom, props: { find, onotherkey } });
  panels.set(view, find);
  return {
    dom,
    top: true,
    mount: () => dom.querySelector<HTMLInputElement>('[main-field]')?.select(),
    update: (update) => find.follow(update),
    destroy: () => {
      find.dispose();
      panels.delete(view);
      void unmount(component);
    },
  };
}

const openReplace: Command = (view) => {
  if (view.state.readOnly) return false;
  openSearchPanel(view);
  panels.get(view)?.showReplace(true);
  return true;
};

/** Finding and replacing in a note: the panel, its keys, and the marks on what was found. */
export const findInNote: Extension = [
  search({ top: true, literal: true, createPanel }),
  keymap.of([
    { key: 'Mod-f', run: openSearchPanel, scope: SCOPE },
    { key: 'Mod-h', mac: 'Mod-Alt-f', run: openReplace, scope: SCOPE, preventDefault: true },
    { key: 'F3', run: findNext, shift: findPrevious, scope: SCOPE, preventDefault: true },
    { key: 'Escape', run: closeSearchPanel, scope: SCOPE },
    { key: 'Mod-g', run: findNext, shift: findPrevious, scope: SCOPE, preventDefault: true },
  ]),
];
