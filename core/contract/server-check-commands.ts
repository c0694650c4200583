import * as v from 'valibot';
import { finding, serverFix } from '../server-check/finding.ts';
import { serverQuestion } from './engine-commands.ts';

/** Which server is checked: the one that the workspace on screen is linked to, or one that somebody is about to link to. */
const checkedServer = v.variant('kind', [
  v.strictObject({ kind: v.literal('linked') }),
  v.strictObject({ kind: v.literal('typed'), ...serverQuestion }),
]);
export type CheckedServer = v.InferOutput<typeof checkedServer>;

const findings = v.strictObject({ findings: v.pipe(v.array(finding), v.maxLength(60)) });

/** The check of a server. */
export const serverCheckCommands = {
  /** Asks the server everything that linking and synchronising need, changes nothing there, and says what was found. Takes up to half a minute. */
  'server.check': { input: v.strictObject({ where: checkedServer }), output: findings, maxBytes: 16 * 1024 },
  /** Puts one finding right, as far as the account may, and checks anew: the answer is the proof. */
  'server.fix': {
    input: v.strictObject({ where: checkedServer, fix: serverFix }),
    output: findings,
    maxBytes: 16 * 1024,
  },
} as const;
