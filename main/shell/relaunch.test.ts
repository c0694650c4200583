import { describe, expect, it, vi } from 'vitest';
import { relaunchArguments } from './relaunch.ts';

vi.mock('electron', () => ({}));

describe('a restart', () => {
  it('[SE8] keeps the profile and the switches of Chromium, and asks for nothing twice', () => {
    const argv = ['/opt/app', '--ozone-platform=wayland', '--at-login', '--new-note', 'commonplace://note/1', 'a.md'];
    expect(relaunchArguments({ argv, appDir: undefined, profileDir: undefined })).toEqual(['--ozone-platform=wayland']);
  });

  it('[SE8] tells a development build where the app is, and which profile', () => {
    const argv = ['electron', '--no-sandbox', '.', '--profile', 'alice'];
    expect(relaunchArguments({ argv, appDir: '/src', profileDir: '/src/alice' })).toEqual([
      '--no-sandbox',
      '/src',
      '--profile',
      '/src/alice',
    ]);
    const joined = ['electron', '.', '--profile=alice'];
    expect(relaunchArguments({ argv: joined, appDir: '/src', profileDir: '/p' })).toEqual(['/src', '--profile', '/p']);
  });
});
