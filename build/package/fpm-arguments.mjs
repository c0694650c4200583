import { parseArgs } from 'node:util';

const text = { type: 'string' };
const list = { type: 'string', multiple: true, default: [] };
const flag = { type: 'boolean', default: false };

/** Every option of fpm that electron-builder passes; anything else is refused by the parser. */
const options = {
  source: { ...text, short: 's' },
  target: { ...text, short: 't' },
  depends: { ...list, short: 'd' },
  'deb-recommends': list,
  force: flag,
  debug: flag,
  log: text,
  architecture: text,
  'after-install': text,
  'after-remove': text,
  description: text,
  version: text,
  iteration: text,
  package: text,
  name: text,
  maintainer: text,
  vendor: text,
  url: text,
  category: text,
  license: text,
  'deb-priority': text,
  'deb-compression': text,
  'rpm-os': text,
  'rpm-compression': text,
  'rpm-summary': text,
};

/** `from=to`; a folder comes as `folder/=/opt/x`, without anything behind it. */
function inputOf(argument) {
  const at = argument.lastIndexOf('=');
  if (at < 1) throw new Error(`not a file to pack: ${argument}`);
  return { from: argument.slice(0, at).replace(/\/+$/, ''), to: argument.slice(at + 1) };
}

/**
 * Reads a command line of fpm. Throws on an option that it does not know, so that a new electron-builder cannot make
 * packages that silently lack something.
 * @param {string[]} argv without the program's name
 */
export function parseFpmArguments(argv) {
  const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true });
  if (values.source !== 'dir' || !['deb', 'rpm'].includes(values.target)) {
    throw new Error(`only \`-s dir -t deb|rpm\`, not ${values.source} and ${values.target}`);
  }
  return { ...values, inputs: positionals.map(inputOf) };
}
