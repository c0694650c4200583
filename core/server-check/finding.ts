import * as v from 'valibot';

/** How much a finding matters: nothing to do; worth knowing; something does not work as it should; nothing works. */
export type Severity = 'good' | 'note' | 'warning' | 'error';

/** What can be put right over HTTP, if the account may. */
export const serverFix = v.picklist([
  'finish-setup',
  'create-files-database',
  'create-live-database',
  'renew-guard',
  'raise-revisions',
  'raise-document-size',
  'raise-request-size',
]);
export type ServerFix = v.InferOutput<typeof serverFix>;

/** Everything that a check of a server can find, with its severity, from the address inwards. */
const severities = {
  'address-invalid': 'error',
  'address-insecure': 'warning',
  'database-name-invalid': 'error',
  'name-unknown': 'error',
  'connection-refused': 'error',
  'no-answer': 'error',
  'connection-broken': 'error',
  'certificate-untrusted': 'error',
  'proxy-refuses': 'error',
  redirected: 'error',
  'not-couchdb': 'error',
  'gateway-error': 'error',
  'too-many-requests': 'warning',
  reachable: 'good',
  'version-old': 'warning',
  'version-known': 'good',
  maintenance: 'error',
  'setup-incomplete': 'error',
  'sign-in-failed': 'error',
  'account-locked': 'error',
  'signed-in': 'good',
  'database-missing': 'error',
  'database-closed': 'error',
  'database-foreign': 'error',
  'database-newer': 'error',
  'database-empty': 'note',
  'database-open': 'good',
  'guard-missing': 'note',
  'guard-altered': 'warning',
  'guard-old': 'warning',
  'guard-current': 'good',
  'revisions-few': 'error',
  'files-missing': 'warning',
  'files-closed': 'warning',
  'files-open': 'good',
  'live-missing': 'note',
  'live-open': 'good',
  'documents-too-small': 'warning',
  'requests-too-small': 'warning',
  'requests-cut': 'warning',
  'clock-differs': 'note',
} as const satisfies Readonly<Record<string, Severity>>;

export type FindingCode = keyof typeof severities;

export const severityOf = (code: FindingCode): Severity => severities[code];

const findingCode = v.picklist(Object.keys(severities) as [FindingCode, ...FindingCode[]]);

/** One thing that was found. */
export const finding = v.strictObject({
  code: findingCode,
  /** What was read there: a version, a name, a number with its unit. */
  value: v.optional(v.pipe(v.string(), v.maxLength(200))),
  /** What this account can have put right. */
  fix: v.optional(serverFix),
  /** What an administrator can type into a shell to put it right; `ADMIN` in it stands for their name. */
  command: v.optional(v.pipe(v.string(), v.maxLength(2000))),
});
export type Finding = v.InferOutput<typeof finding>;
