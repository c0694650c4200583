import type { PackageKind } from './installation.ts';
import type { Release, ReleaseFile } from './release.ts';
import { isOffered } from './rollout.ts';
import { compareVersions } from './version.ts';

/** What runs here, as far as an update is concerned. */
export interface Installed {
  readonly version: string;
  readonly channel: string;
  readonly platform: string;
  readonly arch: string;
  readonly kind: PackageKind;
  /** The highest version that a good manifest ever named here; the installed one at first. */
  readonly highestSeen: string;
  /** Random and kept: decides when a staged roll-out reaches this installation. */
  readonly rolloutId: string;
}

/** What a good manifest means for this installation. */
export type Verdict =
  | { readonly kind: 'newer'; readonly file: ReleaseFile }
  | { readonly kind: 'not-newer' }
  /** Below a version that was named before: the feed went back, or somebody plays an old answer. */
  | { readonly kind: 'rolled-back' }
  | { readonly kind: 'other-channel' }
  /** Newer, but without a package of this installation's kind. */
  | { readonly kind: 'not-for-this-machine' }
  /** Newer, but what is installed is too old to step to it by itself. */
  | { readonly kind: 'too-old' }
  /** Newer, but the staged roll-out has not come to this installation. */
  | { readonly kind: 'not-yet' };

/** Judges a release whose signature was found good. */
export function judgeRelease(release: Release, installed: Installed): Verdict {
  if (release.channel !== installed.channel) return { kind: 'other-channel' };
  if (compareVersions(release.version, installed.version) <= 0) return { kind: 'not-newer' };
  if (compareVersions(release.version, installed.highestSeen) < 0) return { kind: 'rolled-back' };
  if (!isOffered(installed.rolloutId, release)) return { kind: 'not-yet' };
  const { minimumVersion } = release;
  if (minimumVersion !== undefined && compareVersions(installed.version, minimumVersion) < 0)
    return { kind: 'too-old' };
  const file = release.files.find((each) => fits(each, installed));
  return file ? { kind: 'newer', file } : { kind: 'not-for-this-machine' };
}

function fits(file: ReleaseFile, { platform, arch, kind }: Installed): boolean {
  return file.platform === platform && file.kind === kind && (file.arch === arch || file.arch === 'universal');
}
