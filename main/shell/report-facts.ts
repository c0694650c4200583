import os from 'node:os';
import type { PrivateWords } from '../crash/redact.ts';
import type { AppFacts } from './app-facts.ts';

/** What a report tells of the app and the system: versions, nothing of a person. */
export function versionFacts({ version, isPackaged }: AppFacts): Readonly<Record<string, string>> {
  const { electron = '', chrome = '', node = '' } = process.versions;
  const build = isPackaged ? 'package' : 'development';
  return { version, build, electron, chrome, node, system: `${os.type()} ${os.release()} ${process.arch}` };
}

/** What is taken out of a report's log. */
export function privateFacts(profileDir: string): PrivateWords {
  return { profileDir, homeDir: os.homedir(), userName: userName(), hostName: os.hostname() };
}

/** Empty where the system knows no name for who runs this, as in some containers. */
function userName(): string {
  try {
    return os.userInfo().username;
  } catch {
    return '';
  }
}
