import { Laptop } from './laptop.ts';

// A person who types one token after the other, as a process that a test can kill: `typing-process.ts PROFILE PREFIX`.
// Each token that was acknowledged as saved is printed on a line of its own.
const [profileDir = '', prefix = ''] = process.argv.slice(2);
const laptop = await Laptop.start({ profileDir });
const [id = (await laptop.ask('notes.create', undefined)).id] = [...(await laptop.notes()).keys()];
const window = await laptop.open(id);
process.stdout.write('ready\n');
for (let i = 0; ; i++) {
  const token = `${prefix}-${i} `;
  window.type(token);
  await window.saved();
  process.stdout.write(`${token}\n`);
}
