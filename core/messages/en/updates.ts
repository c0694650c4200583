import type { UpdateRefusal } from '../../contract/update-commands.ts';

/** Why an update was not taken, as a sentence. */
const refusals: { readonly [R in UpdateRefusal]: string } = {
  signature: 'What the update server offers does not carry our signature. Nothing was downloaded.',
  malformed: 'The update server offers something this version cannot read. Nothing was downloaded.',
  'rolled-back': 'The update server offers an older version than before. Nothing was downloaded.',
  'other-channel': 'The update server offers another kind of version. Nothing was downloaded.',
  'wrong-file': 'What was downloaded is not what was signed. It was removed.',
};

/** Texts about new versions. Moments come written out, sizes with their unit. */
export const updates = {
  title: 'Updates',
  refusals,
  /** Why a download did not come to its end. */
  lastTry: {
    offline: 'The download did not come to its end. Try again when you are online.',
    disk: 'The download could not be written. Free some space and try again.',
    'wrong-file': refusals['wrong-file'],
  },
  noticeAtQuit: 'Update at quit',
  noticeReady: 'Update ready',
  noticeProgress: (percent: number) => `Update ${percent} %`,
  noticeOut: (version: string) => `Version ${version} is out`,
  offInSafeMode: 'In safe mode Commonplace does not look for updates.',
  off: 'This build does not look for updates.',
  idle: 'Commonplace looks for a new version once a day.',
  checking: 'Looking for a new version…',
  upToDate: (moment: string) => `This is the newest version, as of ${moment}.`,
  offline: (moment: string) => `The update server does not answer. Next try: ${moment}.`,
  available: (version: string) => `Version ${version} is out.`,
  downloading: (version: string, percent: number) => `Version ${version} is being downloaded: ${percent} %.`,
  willInstall: (version: string) => `Version ${version} will be installed when you quit.`,
  ready: (version: string) => `Version ${version} is downloaded and checked. It is installed when you say so.`,
  version: (version: string) => `Version ${version}`,
  whatIsNew: 'What is new',
  noNotes: 'There are no notes.',
  byPackageManager:
    'Commonplace was installed by this system’s package manager, so that installs the new version. Download',
  thenRun: 'and run, in the folder it lies in:',
  byHand: 'This copy of Commonplace cannot replace itself. The new version is at',
  onRequest: 'It is downloaded and checked when you say so, and installed only when you quit.',
  doNotInstall: 'Do not install',
  notNow: 'Not now',
  installAtQuit: 'Install when I quit',
  download: (size: string) => `Download (${size})`,
};
