import type { Bridge } from '../../core/contract/bridge.ts';
import { ask } from '../api/bridge.ts';
import { texts } from './texts.svelte.ts';
import type { Toasts } from './toasts.svelte.ts';

/** Says once that the app ended unexpectedly the last time, with a way to what is known about it. */
export async function tellCrashNews(bridge: Bridge, toasts: Toasts, showCrashes: () => void): Promise<void> {
  const news = await ask(bridge, 'crashes.news', undefined);
  if (news.ok && news.value.endedUnexpectedly)
    toasts.show(texts().crashes.endedUnexpectedly, { label: texts().actions.details, run: showCrashes });
}
