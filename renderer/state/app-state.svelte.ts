import type { Bridge } from '../../core/contract/bridge.ts';
import type { AppErrorCode } from '../../core/contract/errors.ts';
import type { EventPayload } from '../../core/contract/events.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import type { WorkspaceInfo } from '../../core/contract/values.ts';
import { ask } from '../api/bridge.ts';
import { ENDED_UNEXPECTEDLY, faultText, RELOADED_AFTER_FAULT } from '../api/crash-texts.ts';
import { errorTexts, noticeTexts, PASSWORD_NOT_KEPT } from '../api/error-texts.ts';
import { Attachments } from './attachments/attachments.svelte.ts';
import { Backlinks } from './backlinks.svelte.ts';
import { BodyFacts } from './body-facts.svelte.ts';
import { Clock } from './clock.svelte.ts';
import { ConnectForm } from './connect-form.svelte.ts';
import { CrashReports } from './crash-reports.svelte.ts';
import { DiagramPictures } from './diagram-pictures.ts';
import { FocusRequests } from './focus-requests.svelte.ts';
import { ImportState } from './import-state.svelte.ts';
import { LaunchState } from './launch-state.svelte.ts';
import type { LastPlace } from './last-place.ts';
import { Layout } from './layout.svelte.ts';
import { NoteLinking } from './note-linking.ts';
import { NoteExport } from './note-export.ts';
import { type ListView, NoteList } from './note-list.svelte.ts';
import { OpenNotes } from './open-notes.svelte.ts';
import { Outward } from './outward.ts';
import { SettingsState } from './settings-state.svelte.ts';
import type { ShortcutAction } from './shortcuts.ts';
import { SourceView } from './source-view.svelte.ts';
import { Spelling } from './spelling.svelte.ts';
import { SyncState } from './sync-state.svelte.ts';
import { Toasts } from './toasts.svelte.ts';
import { Updates } from './updates.svelte.ts';

/** What floats above the window. */
export type Floating =
  'connect' | 'status' | 'settings' | 'erase' | 'import' | 'launch' | 'update' | 'outline' | 'picture';

/** Everything one window knows, and what a person can do in it. */
export class AppState {
  readonly #bridge: Bridge;
  readonly #unsubscribe: readonly (() => void)[];
  readonly attachments: Attachments;
  readonly body = new BodyFacts();
  readonly clock = new Clock();
  readonly diagrams: DiagramPictures;
  readonly export: NoteExport;
  readonly focus = new FocusRequests();
  readonly imports: ImportState;
  readonly launch: LaunchState;
  readonly layout = new Layout();
  readonly linking: NoteLinking;
  readonly list: NoteList;
  readonly notes: OpenNotes;
  readonly outward: Outward;
  readonly settings: SettingsState;
  readonly source = new SourceView(localStorage);
  readonly spelling: Spelling;
  readonly sync: SyncState;
  readonly toasts = new Toasts();
  readonly updates: Updates;
  #workspace = $state.raw<WorkspaceInfo | undefined>();
  #version = $state('');
  #isSafeMode = $state(false);
  #failure = $state<AppErrorCode | undefined>();
  #floating = $state<Floating | undefined>();

  /** What the window remembers over the end of a page; undefined where nothing is remembered. */
  readonly place: LastPlace | undefined;

  constructor(bridge: Bridge, place?: LastPlace) {
    this.#bridge = bridge;
    this.place = place;
    this.diagrams = new DiagramPictures(bridge);
    this.list = new NoteList(bridge);
    this.notes = new OpenNotes(bridge);
    const say = (text: string): void => this.toasts.show(text);
    const float = (isShown: boolean): void => this.float(isShown ? 'picture' : undefined);
    this.attachments = new Attachments({ bridge, say, float });
    this.export = new NoteExport({ bridge, flush: () => this.notes.flush(), say });
    this.outward = new Outward(bridge, this.attachments, say);
    this.settings = new SettingsState(bridge);
    this.spelling = new Spelling(bridge);
    this.sync = new SyncState(bridge);
    this.imports = new ImportState({
      bridge,
      say: (text, action) => this.toasts.show(text, action),
      isShown: () => this.#floating === 'import',
      show: () => this.float('import'),
    });
    this.launch = new LaunchState({
      bridge,
      isFree: () => this.#floating === undefined,
      float: (floating) => this.float(floating),
      createNote: (focus) => this.createNote(focus),
      openNote: (id) => this.enterNote(id),
      connect: () => this.perform('connect'),
      say: (text, action) => this.toasts.show(text, action),
    });
    this.linking = new NoteLinking({
      bridge,
      openNote: (id, heading) => this.#openLinked(id, heading),
      goTo: (heading) => this.body.goToNamed(heading),
      search: (query) => this.#searchFor(query),
      say: (text, action) => this.toasts.show(text, action),
    });
    this.updates = new Updates(bridge);
    this.#unsubscribe = [
      bridge.subscribe('app.menuChosen', ({ action }) => this.perform(action)),
      bridge.subscribe('workspace.changed', ({ workspace, openNote }) => {
        this.#workspace = workspace;
        this.list.choose('all');
        this.notes.continueAs(openNote);
        if (openNote === undefined) this.layout.go('list');
      }),
      bridge.subscribe('notes.erased', ({ id }) => this.#leaveErased(id)),
      bridge.subscribe('app.noticed', ({ notice }) => this.toasts.show(noticeTexts[notice])),
      bridge.subscribe('app.faulted', ({ reference }) => this.toasts.show(faultText(reference))),
    ];
  }

  /** Undefined until main has answered. */
  get workspace(): WorkspaceInfo | undefined {
    return this.#workspace;
  }

  get version(): string {
    return this.#version;
  }

  /** Whether the app was started without network and without what was open last. */
  get isSafeMode(): boolean {
    return this.#isSafeMode;
  }

  /** Why the window could not start. */
  get failure(): AppErrorCode | undefined {
    return this.#failure;
  }

  get floating(): Floating | undefined {
    return this.#floating;
  }

  /** Asks main what to draw. Call again after a failure. */
  start(): void {
    void this.#start();
  }

  /** Opens what floats, or closes it. */
  float(floating: Floating | undefined): void {
    this.#floating = floating;
    if (floating === undefined) this.launch.next();
  }

  /** Does what a key or the menu asks for; nothing while something floats above the window. */
  perform(action: EventPayload<'app.menuChosen'>['action'] | ShortcutAction): void {
    if (this.#floating !== undefined) return;
    if (action === 'new-note') this.createNote();
    if (action === 'search') this.search();
    if (action === 'fold-sidebar') this.layout.foldSidebar();
    if (action === 'connect') this.#floating = this.#workspace?.link === undefined ? 'connect' : 'status';
    if (action === 'settings') this.#floating = 'settings';
    if (action === 'import') this.#floating = 'import';
    if (action === 'focus-mode' && this.notes.current !== undefined) this.layout.focusNote(!this.layout.isFocused);
    if (action === 'outline') this.showOutline();
    if (action === 'trash-note') this.trashNote(this.notes.current?.id);
    if (this.notes.current !== undefined) this.export.perform(action, this.notes.current.id);
  }

  /** Opens or closes the outline of the note on screen: beside it or, where there is no room, above it. */
  showOutline(): void {
    if (!this.layout.isNarrow) this.layout.toggleOutline();
    else if (this.layout.isShown('note') && this.notes.current !== undefined) this.float('outline');
  }

  /** Makes a note and puts the caret into its title, or into its text. */
  createNote(focus: 'title' | 'body' = 'title'): void {
    void this.#createNote(focus);
  }

  /** Shows a note beside the list; the focus stays where it is. */
  openNote(id: NoteId): void {
    this.notes.open(id);
  }

  /** Puts the caret into a note, and in a narrow window brings it to the front. */
  enterNote(id: NoteId): void {
    this.notes.open(id);
    this.layout.go('note');
    this.focus.ask('body');
  }

  chooseView(view: ListView): void {
    this.list.choose(view);
    this.layout.go('list');
  }

  search(): void {
    this.layout.go('list');
    this.focus.ask('search');
  }

  /** From the search field into what it found. */
  enterList(): void {
    void this.list.settle().then(() => this.focus.ask('list'));
  }

  trashNote(id: NoteId | undefined): void {
    const isThere = this.notes.current?.id !== id || !this.notes.current?.isTrashed;
    if (id !== undefined && isThere) void this.#trashNote(id);
  }

  restoreNote(id: NoteId): void {
    void this.#restoreNote(id);
  }

  /** Deletes the note on screen, which is in the Trash, for good. Ask first: there is no way back. */
  eraseNote(): void {
    this.float(undefined);
    const id = this.notes.current?.id;
    if (id !== undefined) void this.#eraseNote(id);
  }

  disconnect(): void {
    void this.#disconnect();
  }

  /** The state of a connect dialog that is about to open. */
  createConnectForm(): ConnectForm {
    return new ConnectForm({
      bridge: this.#bridge,
      flush: () => this.notes.flush(),
      onconnected: (workspace) => {
        this.#workspace = workspace;
        this.float(undefined);
        const warning = workspace.link?.keepsPassword === false ? ` ${PASSWORD_NOT_KEPT}` : '';
        this.toasts.show(`Connected to ${workspace.name}.${warning}`);
      },
    });
  }

  /** The state of the section about crash reports while it is on screen. */
  createCrashReports(): CrashReports {
    return new CrashReports(this.#bridge);
  }

  /** The notes that link to another, while a list of them is on screen. */
  createBacklinks(): Backlinks {
    return new Backlinks(this.#bridge);
  }

  close(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.linking.close();
    this.imports.close();
    this.launch.dispose();
    this.attachments.close();
    this.toasts.close();
    this.updates.close();
    this.sync.close();
    this.settings.close();
    this.spelling.close();
    this.notes.close();
    this.list.close();
  }

  async #start(): Promise<void> {
    const started = await ask(this.#bridge, 'app.start', undefined);
    this.#failure = started.ok ? undefined : started.error.code;
    if (!started.ok) return this.layout.go('note');
    const { workspace, status, version, openNote, isSafeMode } = started.value;
    this.#workspace = workspace;
    this.#version = version;
    this.#isSafeMode = isSafeMode;
    this.sync.set(status);
    this.updates.read();
    this.settings.load();
    this.imports.read();
    const { before, isAfterFault = false } = this.place ?? {};
    // After a reload a window goes on where it was; main knows only what to show at a start.
    const note = before?.note ?? openNote;
    if (note !== undefined) {
      this.notes.open(note);
      this.focus.ask(before?.field ?? 'body');
    }
    this.layout.go(note === undefined ? 'list' : 'note');
    if (isAfterFault) this.toasts.show(RELOADED_AFTER_FAULT);
    await Promise.all([this.list.reload(), this.launch.take()]);
    this.spelling.load();
    await this.#tellNews();
  }

  async #tellNews(): Promise<void> {
    const news = await ask(this.#bridge, 'crashes.news', undefined);
    if (news.ok && news.value.endedUnexpectedly)
      this.toasts.show(ENDED_UNEXPECTEDLY, { label: 'Details…', run: () => this.#showCrashes() });
  }

  #showCrashes(): void {
    this.focus.ask('crashes');
    this.float('settings');
  }

  #openLinked(id: NoteId, heading: string | undefined): void {
    const isOnScreen = this.notes.current?.id === id;
    if (heading !== undefined && !isOnScreen) this.body.seek(heading);
    this.enterNote(id);
    if (heading !== undefined && isOnScreen) this.body.goToNamed(heading);
  }

  #searchFor(query: string): void {
    this.list.choose('all');
    this.list.search(query);
    this.layout.go('list');
  }

  async #createNote(focus: 'title' | 'body'): Promise<void> {
    const created = await ask(this.#bridge, 'notes.create', undefined);
    if (!created.ok) return this.toasts.show(errorTexts[created.error.code]);
    if (this.list.view !== 'all' || this.list.query !== '') this.list.choose('all');
    this.notes.open(created.value.id);
    this.layout.go('note');
    this.focus.ask(focus);
  }

  async #trashNote(id: NoteId): Promise<void> {
    const neighbour = this.list.neighbourOf(id);
    const trashed = await ask(this.#bridge, 'notes.trash', { id });
    if (!trashed.ok) return this.toasts.show(errorTexts[trashed.error.code]);
    if (this.notes.current?.id === id) this.#showNext(neighbour?.id);
    this.toasts.show('Moved to the Trash', { label: 'Undo', run: () => this.#undoTrash(id) });
  }

  #showNext(id: NoteId | undefined): void {
    if (id === undefined) this.notes.showNothing();
    else this.notes.open(id);
    this.layout.go('list');
    // The list still has the row of the note: the focus there would open it again.
    this.focus.ask(id === undefined ? 'search' : 'list');
  }

  async #eraseNote(id: NoteId): Promise<void> {
    const erased = await ask(this.#bridge, 'notes.erase', { id });
    if (!erased.ok) this.toasts.show(errorTexts[erased.error.code]);
  }

  /** Somebody deleted the note on screen for good; what was still to be sent from here is sent, and brings it back. */
  #leaveErased(id: NoteId): void {
    if (this.notes.current?.id !== id) return;
    this.#showNext(this.list.neighbourOf(id)?.id);
    this.toasts.show('The note was deleted for good.');
  }

  #undoTrash(id: NoteId): void {
    this.restoreNote(id);
    this.notes.open(id);
  }

  async #restoreNote(id: NoteId): Promise<void> {
    const restored = await ask(this.#bridge, 'notes.restore', { id });
    if (!restored.ok) this.toasts.show(errorTexts[restored.error.code]);
  }

  async #disconnect(): Promise<void> {
    await this.notes.flush();
    const ended = await ask(this.#bridge, 'workspace.disconnect', undefined);
    if (!ended.ok) return this.toasts.show(errorTexts[ended.error.code]);
    this.#workspace = ended.value;
    this.float(undefined);
    this.toasts.show('Disconnected. Every note stays on this computer.');
  }
}
