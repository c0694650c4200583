import { app } from 'electron';

/**
 * Makes this program the one that opens `commonplace:` links where no package does that: on Windows, whose installers
 * do not, and on macOS for an app that was only copied. Linux packages bring a desktop entry; an AppImage or an unpacked
 * archive has none that could be named. Where it fails, links are not opened, which is how it was before.
 */
export function registerLinks(): void {
  if (!app.isPackaged || process.platform === 'linux') return;
  const portable = process.env['PORTABLE_EXECUTABLE_FILE'];
  if (portable === undefined) app.setAsDefaultProtocolClient('commonplace');
  else app.setAsDefaultProtocolClient('commonplace', portable);
}
