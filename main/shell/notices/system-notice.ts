import { Notification } from 'electron';
import type { Notice } from './announce.ts';

/** Those on screen: one that nobody holds is forgotten with its click. */
const shown = new Set<Notification>();

/** Shows a notice, where the system has a place for such. */
export function showNotice({ title, body, onclick }: Notice): void {
  if (!Notification.isSupported()) return;
  const notice = new Notification({ title, body });
  shown.add(notice);
  notice.on('close', () => shown.delete(notice));
  notice.on('click', () => {
    shown.delete(notice);
    onclick();
  });
  notice.show();
}
