import type { ProvisionStep } from '../../core/provision/ports.ts';

/** What provisioning did, as a line at a terminal. */
export function stepSentence(step: ProvisionStep): string {
  switch (step.kind) {
    case 'database-made':
      return `made the database ${step.name}`;
    case 'limit-set':
      return `set how many revisions ${step.name} keeps`;
    case 'rights-set':
      return `set who may use ${step.name}`;
    case 'guard-set':
      return `put the guard into ${step.name}`;
    case 'guard-renewed':
      return `renewed the guard of ${step.name}: it was older, or had been altered`;
    case 'guard-newer':
      return `left the guard of ${step.name} alone: a newer Commonplace put it there`;
    case 'account-made':
      return `made the account ${step.name}`;
    case 'seats-made':
      return `made ${step.count} accounts for invites`;
    case 'accounts-elsewhere':
      return 'made no accounts: this server has none of its own, so nobody can be invited from the app';
  }
}
