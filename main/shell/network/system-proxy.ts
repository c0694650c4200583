import { session } from 'electron';

/** What the system's settings, or the script they name, say about the way to an address. Only when the app is ready. */
export const resolveSystemProxy = (url: string): Promise<string> => session.defaultSession.resolveProxy(url);

/** Has the system's settings read anew: after a sleep the computer may be in another network. */
export const reloadSystemProxy = (): Promise<void> => session.defaultSession.forceReloadProxyConfig();
