import { contextBridge, ipcRenderer } from 'electron';
import { type Bridge, EVENT_CHANNEL, INVOKE_CHANNEL } from '../core/contract/bridge.ts';
import { commands } from '../core/contract/commands.ts';
import { type EventName, type EventPayload, events } from '../core/contract/events.ts';

type Listener = (payload: unknown) => void;
const listeners = new Map<unknown, Set<Listener>>();

ipcRenderer.on(EVENT_CHANNEL, (_event, name: unknown, payload: unknown) => {
  for (const listener of listeners.get(name) ?? []) {
    try {
      listener(payload);
    } catch (error) {
      // One listener that throws must not keep the others from hearing.
      reportError(error);
    }
  }
});

/** Registers a page's listener for a known event; anything else is listened to by nobody. */
function subscribe<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void {
  if (!Object.hasOwn(events, name) || typeof listener !== 'function') return () => undefined;
  const heard = listeners.get(name) ?? new Set();
  listeners.set(name, heard);
  // A wrapper of its own: the same function subscribed twice is two subscriptions. What main sends is believed.
  const entry: Listener = (payload) => listener(payload as EventPayload<N>);
  heard.add(entry);
  return () => void heard.delete(entry);
}

const bridge: Bridge = Object.freeze({
  invoke: (name, input) =>
    Object.hasOwn(commands, name)
      ? ipcRenderer.invoke(INVOKE_CHANNEL, name, input)
      : Promise.resolve({ ok: false, error: { code: 'invalid-input' } }),
  subscribe,
} satisfies Bridge);

contextBridge.exposeInMainWorld('commonplace', bridge);
