import { createSystemFetch } from '../../main/shell/network/system-fetch.ts';
import { checkServer } from '../../main/sync/check-server.ts';
import type { ServerQuestion } from '../../main/sync/server-question.ts';

// Asks a server by way of a proxy, as a process that trusts other certificates than the test: `asking-process.ts ANSWER QUESTION`,
// with what the system says about proxies and the question as JSON. Prints the answer.
const [proxyAnswer = '', question = ''] = process.argv.slice(2);
const network = createSystemFetch({ resolveProxy: async () => proxyAnswer, now: Date.now });
const answer = await checkServer(JSON.parse(question) as ServerQuestion, network.fetch);
process.stdout.write(JSON.stringify(answer));
await network.close();
