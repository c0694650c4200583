/** The kinds of packages a release has, as its manifest names them. */
export type PackageKind = 'nsis' | 'portable' | 'mac-zip' | 'dmg' | 'appimage' | 'deb' | 'rpm' | 'tar.gz';

/** What a running app knows of the way it was installed. Gathered by the shell. */
export interface InstallationFacts {
  readonly isPackaged: boolean;
  readonly platform: string;
  /** The running program. */
  readonly executable: string;
  /** Set by the AppImage's own start: where its one file lies. */
  readonly appImage: string | undefined;
  /** Set by the start of the portable Windows program. */
  readonly portableFile: string | undefined;
  /** What electron-builder wrote into `resources/package-type` for a deb or an rpm. */
  readonly packageType: string | undefined;
}

/** Where packages put the program on Linux. A `package-type` that was unpacked somewhere else belongs to no package. */
const PACKAGE_ROOT = '/opt/';

/**
 * Which package an app was installed from; undefined for a development build. On Linux an AppImage tells by an
 * environment variable, a deb or an rpm by the file `resources/package-type`, and what is neither was unpacked by hand.
 */
export function packageKindOf(facts: InstallationFacts): PackageKind | undefined {
  if (!facts.isPackaged) return undefined;
  if (facts.platform === 'win32') return facts.portableFile === undefined ? 'nsis' : 'portable';
  if (facts.platform === 'darwin') return 'mac-zip';
  if (facts.appImage !== undefined && facts.appImage !== '') return 'appimage';
  const isFromPackage = facts.executable.startsWith(PACKAGE_ROOT);
  if (isFromPackage && (facts.packageType === 'deb' || facts.packageType === 'rpm')) return facts.packageType;
  return 'tar.gz';
}

/** Whether the app may replace itself. Elsewhere a package manager or a person owns it, and it only tells. */
export const replacesItself = (kind: PackageKind): boolean =>
  kind === 'nsis' || kind === 'mac-zip' || kind === 'appimage';
