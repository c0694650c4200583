import { createContext } from 'svelte';
import type { AppState } from './app-state.svelte.ts';

/** The state of one window: App.svelte provides it, views use it. Two windows in one page do not meet. */
export const [useApp, provideApp] = createContext<AppState>();
