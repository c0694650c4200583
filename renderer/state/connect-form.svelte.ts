import type { Bridge } from '../../core/contract/bridge.ts';
import type { CommandInput } from '../../core/contract/commands.ts';
import type { AppError, AppErrorCode } from '../../core/contract/errors.ts';
import type { WorkspaceInfo } from '../../core/contract/values.ts';
import { ask } from '../api/bridge.ts';
import { ServerCheck } from './server-check.svelte.ts';
import { texts } from './texts.svelte.ts';
import { parsePastedAddress } from './pasted-address.ts';

export type ConnectField = 'server' | 'database' | 'account' | 'password' | 'admin' | 'adminPassword';

/** With an account on databases that somebody made, or as who makes them: an administrator of the server. */
export type ConnectWay = 'account' | 'administrator';

/** What the dialog asks before it goes on. Nothing has changed while a question is open. */
export type ConnectQuestion =
  | { readonly kind: 'copy-notes'; readonly noteCount: number }
  | { readonly kind: 'create-database' }
  | { readonly kind: 'go-insecure' };

/** A sentence, beside the field it is about, or beside the button when it is about none. */
export interface ConnectProblem {
  readonly field: ConnectField | 'form';
  readonly text: string;
}

type Consent = Pick<CommandInput<'workspace.connect'>, 'create' | 'allowInsecure' | 'copyLocalNotes'>;

const NO_CONSENT: Consent = { create: false, allowInsecure: false };

interface Ports {
  readonly bridge: Bridge;
  /** Sends what is unsent; false when that is impossible now. */
  readonly flush: () => Promise<boolean>;
  readonly onconnected: (workspace: WorkspaceInfo) => void;
  readonly say: (text: string) => void;
}

/** The state of one opened connect dialog: fields, the question or problem on show, and what was agreed to so far. */
export class ConnectForm {
  readonly #ports: Ports;
  readonly fields = $state({ server: '', database: '', account: '', password: '', admin: '', adminPassword: '' });
  #way = $state<ConnectWay>('account');
  /** What the server was made ready for; nothing is made twice because of a question that comes behind it. */
  #preparedFor = '';
  /** What is found out about the server in the fields, once connecting failed. */
  readonly check: ServerCheck;
  #isBusy = $state(false);
  #isRefused = $state(false);
  #isClosed = false;
  #problem = $state.raw<ConnectProblem | undefined>();
  #question = $state.raw<ConnectQuestion | undefined>();
  #consent = NO_CONSENT;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.check = new ServerCheck(ports.bridge, () => ({ kind: 'typed', ...this.#typed() }));
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  get problem(): ConnectProblem | undefined {
    return this.#problem;
  }

  problemOf(field: ConnectField): string | undefined {
    return this.#problem?.field === field ? this.#problem.text : undefined;
  }

  get way(): ConnectWay {
    return this.#way;
  }

  /** Goes another way; what was typed stays. */
  go(way: ConnectWay): void {
    this.#way = way;
    this.touch();
  }

  get question(): ConnectQuestion | undefined {
    return this.#question;
  }

  /** Spreads a whole address over the fields it speaks of. Call when the server field was pasted into or left. */
  takeAddress(): void {
    const pasted = parsePastedAddress(this.fields.server);
    if (pasted !== undefined) Object.assign(this.fields, pasted);
  }

  /** Whether connecting failed in a way that a look at the server can explain. */
  get isWorthChecking(): boolean {
    return this.#isRefused;
  }

  /** A changed field makes earlier answers void: they were about another server. */
  touch(): void {
    this.check.forget();
    this.#isRefused = false;
    this.#problem = undefined;
    this.#question = undefined;
    this.#consent = NO_CONSENT;
  }

  submit(): void {
    this.takeAddress();
    const fields = this.#needsAdministrator ? [...FIELDS, ...ADMIN_FIELDS] : FIELDS;
    const empty = fields.find((field) => this.fields[field].trim() === '');
    if (empty !== undefined) this.#problem = { field: empty, text: texts().connecting.empty[empty] };
    else void this.#connect();
  }

  /** Yes to the question on show. */
  agree(): void {
    const question = this.#question;
    if (question === undefined) return;
    if (question.kind === 'copy-notes') this.#consent = { ...this.#consent, copyLocalNotes: true };
    if (question.kind === 'create-database') this.#consent = { ...this.#consent, create: true };
    if (question.kind === 'go-insecure') this.#consent = { ...this.#consent, allowInsecure: true };
    void this.#connect();
  }

  /** The dialog is gone: an answer still on its way is not shown in it. */
  close(): void {
    this.#isClosed = true;
    this.fields.password = '';
    this.fields.adminPassword = '';
  }

  get #place(): string {
    const { server, database, account } = this.fields;
    return [server, database, account].map((field) => field.trim()).join('\n');
  }

  get #needsAdministrator(): boolean {
    return this.#way === 'administrator' && this.#preparedFor !== this.#place;
  }

  async #connect(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#problem = undefined;
    if (await this.#ports.flush()) {
      if (!this.#needsAdministrator || (await this.#prepare()))
        this.#take(await ask(this.#ports.bridge, 'workspace.connect', { ...this.#typed(), ...this.#consent }));
    } else {
      this.#problem = { field: 'form', text: texts().connecting.unsaved };
    }
    this.#isBusy = false;
  }

  /** Makes the server ready in the administrator's name, which is forgotten then. False when it did not work. */
  async #prepare(): Promise<boolean> {
    const { admin, adminPassword } = this.fields;
    const { server, database, account, password } = this.#typed();
    const prepared = await ask(this.#ports.bridge, 'server.provision', {
      ...{ server, database },
      admin: { account: admin.trim(), password: adminPassword },
      owner: { account, password },
      allowInsecure: this.#consent.allowInsecure,
    });
    if (!prepared.ok) {
      this.#question = undefined;
      this.#explain(prepared.error, 'adminPassword');
      return false;
    }
    this.#preparedFor = this.#place;
    this.fields.admin = '';
    this.fields.adminPassword = '';
    if (!prepared.value.hasAccounts) this.#ports.say(texts().sharing.noAccounts);
    return true;
  }

  #take(answer: Awaited<ReturnType<typeof ask<'workspace.connect'>>>): void {
    if (answer.ok && answer.value.kind === 'connected') this.#ports.onconnected(answer.value.workspace);
    if (this.#isClosed) return;
    this.#question = undefined;
    if (!answer.ok) this.#explain(answer.error);
    else if (answer.value.kind === 'ask-copy') {
      this.#question = { kind: 'copy-notes', noteCount: answer.value.noteCount };
    }
  }

  #typed(): { server: string; database: string; account: string; password: string } {
    const { server, database, account, password } = this.fields;
    return { server: server.trim(), database: database.trim(), account: account.trim(), password };
  }

  /** `signIn` is the field of the password that was refused, if one was. */
  #explain(error: AppError, signIn: ConnectField = 'password'): void {
    this.#isRefused = error.code === 'sign-in-failed' || fieldOfError[error.code] !== undefined;
    if (error.code === 'database-missing' && error.mayCreate) this.#question = { kind: 'create-database' };
    else if (error.code === 'address-insecure') this.#question = { kind: 'go-insecure' };
    else {
      const field = error.code === 'sign-in-failed' ? signIn : fieldOfError[error.code];
      this.#problem = { field: field ?? 'form', text: texts().errors[error.code] };
    }
  }
}

const FIELDS: readonly ConnectField[] = ['server', 'database', 'account', 'password'];
const ADMIN_FIELDS: readonly ConnectField[] = ['admin', 'adminPassword'];

/** The field that a person would correct; the errors that are about none are not listed. */
const fieldOfError: { readonly [C in AppErrorCode]?: ConnectField } = {
  'address-invalid': 'server',
  'server-unreachable': 'server',
  'server-not-couchdb': 'server',
  'server-untrusted': 'server',
  'server-failed': 'server',
  'database-name-invalid': 'database',
  'database-missing': 'database',
  'database-foreign': 'database',
  'database-newer': 'database',
  'no-permission': 'database',
  'account-name-invalid': 'account',
  'account-is-admin': 'account',
  'server-admin-needed': 'admin',
};
