import type { BrowserWindow } from 'electron';
import type { OutgoingEvent } from '../../../core/contract/handlers.ts';
import type { Door } from '../../ipc/door.ts';

/** Tells one window alone. One that has no page yet misses it, and asks by itself when it has. */
export function tellWindow(
  door: Pick<Door, 'pageOf' | 'send'>,
  window: BrowserWindow | undefined,
  event: OutgoingEvent,
): void {
  const page = window && door.pageOf(window.webContents);
  if (page !== undefined) door.send({ ...event, window: page });
}
