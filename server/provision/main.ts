import { randomBytes } from 'node:crypto';
import { newSecret, type RandomBytes } from '../../core/contract/random-ids.ts';
import { provision } from '../../core/provision/provision.ts';
import { errors } from '../../core/messages/en/errors.ts';
import { askAs } from './ask-as.ts';
import { askPerson } from './ask-person.ts';
import { parseProvisionArguments, usage } from './provision-arguments.ts';
import { stepSentence } from './step-sentence.ts';

const random: RandomBytes = (length) => new Uint8Array(randomBytes(length));

async function main(): Promise<void> {
  const { server, database, owner, seats } = parseProvisionArguments(process.argv.slice(2));
  const { env } = process;
  const account = env['COMMONPLACE_ADMIN'] ?? (await askPerson('Administrator', { isSecret: false }));
  const password = env['COMMONPLACE_ADMIN_PASSWORD'] ?? (await askPerson('Its password', { isSecret: true }));
  const ownerPassword = env['COMMONPLACE_OWNER_PASSWORD'] ?? newSecret(random);
  const ask = askAs({ server, account, password });
  const done = await provision(ask, {
    database,
    owner: { account: owner, password: ownerPassword },
    seats,
    random,
  });
  if (!done.ok) throw new Error(errors[done.error.code]);
  for (const step of done.value) console.log(`- ${stepSentence(step)}`);
  if (done.value.length === 0) console.log('Nothing to do: everything is as it should be.');
  const isMade = done.value.some((step) => step.kind === 'account-made');
  console.log(`\nConnect the app to\n\n  server    ${server}\n  database  ${database}\n  user name ${owner}`);
  if (!isMade) console.log('  password  the one that the account has');
  else if (env['COMMONPLACE_OWNER_PASSWORD'] === undefined) console.log(`  password  ${ownerPassword}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.error(usage);
  process.exitCode = 1;
});
