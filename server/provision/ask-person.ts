import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks at the terminal. Nothing that is typed shows when `isSecret`. Rejects where there is no terminal to ask at. */
export async function askPerson(question: string, { isSecret }: { readonly isSecret: boolean }): Promise<string> {
  if (!process.stdin.isTTY) throw new Error(`There is no terminal to ask at: ${question}`);
  process.stdout.write(`${question}: `);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const output = isSecret ? nowhere : process.stdout;
  const reading = createInterface({ input: process.stdin, output, terminal: true });
  try {
    return await reading.question('');
  } finally {
    reading.close();
    if (isSecret) process.stdout.write('\n');
  }
}
