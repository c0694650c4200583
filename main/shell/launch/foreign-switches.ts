/**
 * The first words of switches that are not ours but are met in practice: Chromium has a thousand of them, and desktops,
 * test drivers and people who fight a graphics driver pass some. Chromium reads them by itself.
 */
const FIRST_WORDS = [
  'allow',
  'class',
  'device',
  'disable',
  'display',
  'enable',
  'explicitly',
  'field',
  'force',
  'gpu',
  'gtk',
  'headless',
  'high',
  'host',
  'ignore',
  'in',
  'inspect',
  'js',
  'lang',
  'log',
  'metrics',
  'name',
  'no',
  'original',
  'ozone',
  'password',
  'proxy',
  'remote',
  'renderer',
  'ssl',
  'touch',
  'trace',
  'updated',
  'use',
  'user',
  'v',
  'vmodule',
  'wayland',
  'x11',
];

const SWITCH = /^--([a-z0-9]+)(?:[-=]|$)/;

/** Whether an argument belongs to Chromium or to the system that started us; such a one is left alone. */
export function isForeignSwitch(argument: string): boolean {
  // The Finder numbers the process it starts.
  if (/^-psn_\d+_\d+$/.test(argument)) return true;
  const word = SWITCH.exec(argument)?.[1];
  return word !== undefined && FIRST_WORDS.includes(word);
}
