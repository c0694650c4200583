import { type EditorState, StateEffect, StateField, type Transaction } from '@codemirror/state';
import { type EditorView, type PluginValue, ViewPlugin } from '@codemirror/view';
import type { DiagramTheme } from '../../../../core/contract/diagram-commands.ts';

const setTheme = StateEffect.define<DiagramTheme>();

const darkness = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');
const themeNow = (): DiagramTheme => (darkness().matches ? 'dark' : 'light');

const themeField = StateField.define<DiagramTheme>({
  create: themeNow,
  update: (theme, { effects }) => effects.find((effect) => effect.is(setTheme))?.value ?? theme,
});

/** The ground that diagrams are drawn for; the window's own, whether it follows the system or is pinned. */
export const themeIn = (state: EditorState): DiagramTheme => state.field(themeField, false) ?? 'light';

/** Whether the ground has changed. */
export const hasThemeChanged = ({ effects }: Transaction): boolean => effects.some((effect) => effect.is(setTheme));

class ThemeWatch implements PluginValue {
  readonly #query = darkness();
  readonly #tell: () => void;

  constructor(view: EditorView) {
    this.#tell = () => view.dispatch({ effects: setTheme.of(themeNow()) });
    this.#query.addEventListener('change', this.#tell);
  }

  destroy(): void {
    this.#query.removeEventListener('change', this.#tell);
  }
}

/** Knows the ground, and follows it. */
export const followTheme = [themeField, ViewPlugin.fromClass(ThemeWatch)];
