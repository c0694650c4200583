import { expect, it } from 'vitest';
import { portableProfileOf } from './portable-profile.ts';

it('[LA23] a portable profile lies beside what a person starts', () => {
  const place = (platform: NodeJS.Platform, executable: string, env: Record<string, string> = {}): string =>
    portableProfileOf({ platform, executable, env });
  expect(place('linux', '/media/stick/commonplace/commonplace')).toBe('/media/stick/commonplace/Commonplace-profile');
  expect(place('linux', '/tmp/.mount_x/commonplace', { APPIMAGE: '/media/stick/Commonplace.AppImage' })).toBe(
    '/media/stick/Commonplace-profile',
  );
  expect(place('win32', 'E:\\Commonplace\\commonplace.exe')).toBe('E:\\Commonplace\\Commonplace-profile');
  expect(place('win32', 'C:\\Temp\\x\\commonplace.exe', { PORTABLE_EXECUTABLE_DIR: 'E:\\' })).toBe(
    'E:\\Commonplace-profile',
  );
  expect(place('darwin', '/Volumes/Stick/Commonplace.app/Contents/MacOS/Commonplace')).toBe(
    '/Volumes/Stick/Commonplace-profile',
  );
});
