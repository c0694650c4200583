import { tick } from 'svelte';
import type { Bridge } from '../../core/contract/bridge.ts';
import type { AppErrorCode } from '../../core/contract/errors.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import type { WorkspaceInfo } from '../../core/contract/values.ts';
import type { WindowCommand } from '../../core/shortcuts/window-commands.ts';
import { ask } from '../api/bridge.ts';
import { Attachments } from './attachments/attachments.svelte.ts';
import { Beside } from './beside.ts';
import { BodyFacts } from './body-facts.svelte.ts';
import { BulkExport } from './bulk-export.svelte.ts';
import { Clock } from './clock.svelte.ts';
import { runCommand } from './commands.ts';
import { tellCrashNews } from './crash-news.ts';
import { Talk } from './discussion/talk.svelte.ts';
import { DiagramPictures } from './diagram-pictures.ts';
import type { Floating } from './floating.ts';
import { FocusRequests } from './focus-requests.svelte.ts';
import { ImportState } from './import-state.svelte.ts';
import { LaunchState } from './launch-state.svelte.ts';
import type { LastPlace } from './last-place.ts';
import { ALL_NOTES, type ListScope } from './list-scope.ts';
import { Layout } from './layout.svelte.ts';
import { NoteLinking } from './note-linking.ts';
import { NoteExport } from './note-export.ts';
import { BulkActions } from './list/bulk-actions.svelte.ts';
import { SavedSearches } from './list/saved-searches.svelte.ts';
import { SearchTrail } from './list/search-trail.ts';
import { SeenNotes } from './list/seen-notes.ts';
import { NoteSelection } from './list/note-selection.svelte.ts';
import { NoteList } from './note-list.svelte.ts';
import { NoteMaking } from './note-making.ts';
import { PassingStates } from './passing-states.ts';
import { NoteRemoval } from './note-removal.ts';
import { OpenNotes } from './open-notes.svelte.ts';
import { Order } from './order.svelte.ts';
import { Outward } from './outward.ts';
import { Presence } from './presence/presence.svelte.ts';
import { RecentNotes } from './palette/recent-notes.ts';
import { ServerLink } from './server-link.ts';
import { SettingsState } from './settings-state.svelte.ts';
import { Shortcuts } from './shortcuts.ts';
import { SourceView } from './source-view.svelte.ts';
import { Spelling } from './spelling.svelte.ts';
import { SyncState } from './sync-state.svelte.ts';
import { texts } from './texts.svelte.ts';
import { AllTasks } from './tasks/all-tasks.ts';
import { Templates } from './templates.svelte.ts';
import { ThisWindow, type WindowOptions } from './this-window.ts';
import { Toasts } from './toasts.svelte.ts';
import { Updates } from './updates.svelte.ts';

/** Everything one window knows, and what a person can do in it. */
export class AppState {
  readonly #bridge: Bridge;
  readonly #unsubscribe: readonly (() => void)[];
  readonly attachments: Attachments;
  readonly beside = new Beside(this);
  readonly body = new BodyFacts();
  readonly bulkExport: BulkExport;
  readonly clock = new Clock();
  readonly diagrams: DiagramPictures;
  readonly export: NoteExport;
  readonly focus = new FocusRequests();
  readonly imports: ImportState;
  readonly launch: LaunchState;
  readonly layout = new Layout();
  readonly linking: NoteLinking;
  readonly link: ServerLink;
  readonly list: NoteList;
  readonly searches: SavedSearches;
  readonly seen: SeenNotes;
  readonly selection: NoteSelection;
  readonly trail = new SearchTrail();
  readonly bulk: BulkActions;
  readonly notes: OpenNotes;
  readonly order: Order;
  readonly outward: Outward;
  readonly presence: Presence;
  readonly recent = new RecentNotes(localStorage, () => this.#workspace?.id);
  readonly removal: NoteRemoval;
  readonly settings: SettingsState;
  readonly shortcuts = new Shortcuts(() => this.settings.known?.settings.shortcuts ?? {});
  readonly source = new SourceView(localStorage);
  readonly spelling: Spelling;
  readonly sync: SyncState;
  readonly talk: Talk;
  readonly tasks: AllTasks;
  readonly templates: Templates;
  readonly passing: PassingStates;
  readonly #making: NoteMaking;
  readonly toasts = new Toasts();
  readonly updates: Updates;
  #workspace = $state.raw<WorkspaceInfo | undefined>();
  #version = $state('');
  #isSafeMode = $state(false);
  #failure = $state<AppErrorCode | undefined>();
  #floating = $state<Floating | undefined>();

  /** What the window remembers over the end of a page; undefined where nothing is remembered. */
  readonly place: LastPlace | undefined;
  readonly window: ThisWindow;

  constructor(bridge: Bridge, { place, kind }: WindowOptions = {}) {
    this.#bridge = bridge;
    this.place = place;
    this.diagrams = new DiagramPictures(bridge);
    this.list = new NoteList(bridge);
    this.notes = new OpenNotes(bridge);
    const say = (text: string): void => this.toasts.show(text);
    const tell = (...message: Parameters<Toasts['show']>): void => this.toasts.show(...message);
    const { notes, layout, focus } = this;
    const flush = (): Promise<boolean> => notes.flush();
    this.window = new ThisWindow({ bridge, notes, layout, focus, say, place, kind });
    const float = (isShown: boolean): void => this.float(isShown ? 'picture' : undefined);
    this.link = new ServerLink({
      ...{ bridge, say, flush },
      onlinked: (workspace) => {
        this.#workspace = workspace;
        this.float(undefined);
      },
    });
    this.removal = new NoteRemoval({
      bridge,
      list: this.list,
      notes: this.notes,
      isAlone: () => this.layout.isAlone,
      enter: (place) => {
        this.layout.go('list');
        this.focus.ask(place);
      },
      say: tell,
    });
    this.searches = new SavedSearches({ bridge, say: tell });
    this.seen = new SeenNotes(bridge);
    this.selection = new NoteSelection(this.list);
    this.bulk = new BulkActions({
      ...{ bridge, say: tell, flush },
      openNote: (id) => this.notes.open(id),
      onGone: (ids) => {
        this.selection.clear();
        this.removal.leave(ids);
      },
    });
    this.attachments = new Attachments({ bridge, say, float });
    this.export = new NoteExport({ bridge, flush, say });
    this.bulkExport = new BulkExport({
      ...{ bridge, flush },
      float: (isShown) => this.float(isShown ? 'export' : undefined),
    });
    this.presence = new Presence(bridge);
    this.outward = new Outward(bridge, this.attachments, say);
    this.settings = new SettingsState(bridge);
    this.spelling = new Spelling(bridge);
    this.sync = new SyncState(bridge);
    this.talk = new Talk({ bridge, showPane: () => this.beside.open('discussion') });
    const enterNote = (id: NoteId): void => this.enterNote(id);
    this.tasks = new AllTasks({
      ...{ bridge, enterNote, body: this.body },
      say: tell,
      textOf: (id) => this.notes.textOf(id),
    });
    this.templates = new Templates({ bridge, say, openNote: enterNote, close: () => this.float(undefined) });
    this.imports = new ImportState({
      bridge,
      say: tell,
      isShown: () => this.#floating === 'import',
      show: () => this.float('import'),
    });
    this.launch = new LaunchState({
      bridge,
      isFree: () => this.#floating === undefined,
      float: (floating) => this.float(floating),
      createNote: (focus) => this.createNote(focus),
      openNote: (id) => this.enterNote(id),
      join: () => this.float('join'),
      say: tell,
    });
    this.linking = new NoteLinking({
      bridge,
      openNote: (id, heading) => this.#openLinked(id, heading),
      goTo: (heading) => this.body.goToNamed(heading),
      search: (query) => this.#searchFor(query),
      say: tell,
    });
    this.order = new Order({ bridge, list: this.list, say: tell });
    this.updates = new Updates(bridge);
    this.passing = new PassingStates(bridge, this);
    this.#making = new NoteMaking({
      ...{ bridge, list: this.list, say },
      showAll: () => this.showList(ALL_NOTES),
      enter: (id, field) => {
        this.notes.open(id);
        this.layout.go('note');
        this.focus.ask(field);
      },
    });
    this.#unsubscribe = [
      bridge.subscribe('app.menuChosen', ({ command }) => this.perform(command)),
      bridge.subscribe('workspace.changed', ({ workspace, counterparts }) => {
        this.#workspace = workspace;
        this.tasks.startAnew();
        void this.order.begin(workspace.id);
        const counterpart = counterparts.find(({ from }) => from === this.notes.current?.id)?.to;
        this.notes.continueAs(counterpart);
        if (counterpart === undefined) this.layout.go('list');
        void this.searches.load();
      }),
      bridge.subscribe('discussion.called', ({ doc }) => this.beside.showDiscussion(doc)),
      bridge.subscribe('notes.erased', ({ id }) => this.removal.leaveErased(id)),
      bridge.subscribe('app.noticed', ({ notice }) => this.toasts.show(texts().crashes.notices[notice])),
      bridge.subscribe('app.faulted', ({ reference }) => this.toasts.show(texts().crashes.fault(reference))),
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

  /** Closes what floats and then does something else: what was open before has its focus back by then, and can lose it. */
  leaveFor(run: () => void): void {
    this.float(undefined);
    void tick().then(run);
  }

  /** Does what a key or the menu asks for; nothing while something floats above the window. */
  perform(command: WindowCommand): void {
    if (this.#floating === undefined && this.window.kind !== 'quick') runCommand(command, this);
  }

  /** Shows how it stands with the server, or asks for one where there is none. */
  showServer(): void {
    this.float(this.#workspace?.link === undefined ? 'connect' : 'status');
  }

  /** Makes a note and puts the caret into its title, or into its text. */
  createNote(focus: 'title' | 'body' = 'title'): void {
    void this.#making.make(focus);
  }

  /** Makes a note of a title and puts the caret into its text. */
  createTitled(title: string): void {
    void this.#making.make('body', title);
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

  /** Makes the list one of something else, and brings it to the front. */
  showList(scope: ListScope): void {
    this.order.show(scope);
    this.layout.go('list');
  }

  /** Shows the tasks of all notes in place of list and note. */
  showTasks(): void {
    this.layout.go('tasks');
    this.focus.ask('tasks');
  }

  search(): void {
    this.layout.go('list');
    this.focus.ask('search');
  }

  /** From the search field into what it found. */
  enterList(): void {
    void this.list.settle().then(() => this.focus.ask('list'));
  }

  close(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.window.close();
    this.linking.close();
    this.bulkExport.close();
    this.imports.close();
    this.launch.dispose();
    this.attachments.close();
    this.toasts.close();
    this.updates.close();
    this.sync.close();
    this.talk.close();
    this.settings.close();
    this.spelling.close();
    this.searches.close();
    this.seen.close();
    this.presence.close();
    this.order.close();
    this.notes.close();
    this.tasks.list.close();
    this.list.close();
  }

  async #start(): Promise<void> {
    const [started, left] = await Promise.all([ask(this.#bridge, 'app.start', undefined), this.window.restore()]);
    this.#failure = started.ok ? undefined : started.error.code;
    if (!started.ok) return this.layout.go('note');
    const { workspace, status, version, openNote, isSafeMode } = started.value;
    this.#workspace = workspace;
    this.#version = version;
    this.#isSafeMode = isSafeMode;
    const listed = this.order.begin(workspace.id);
    this.sync.set(status);
    this.updates.read();
    this.settings.load();
    if (this.window.kind === 'quick') return;
    const { isAfterFault = false } = this.place ?? {};
    const note = left ?? openNote;
    if (note !== undefined) {
      this.notes.open(note);
      this.focus.ask(this.place?.now?.field ?? 'body');
    }
    this.layout.go(note === undefined ? 'list' : 'note');
    if (isAfterFault) this.toasts.show(texts().crashes.reloaded);
    this.tasks.list.reload();
    await Promise.all([listed, this.searches.load(), this.launch.take()]);
    this.spelling.load();
    await tellCrashNews(this.#bridge, this.toasts, () => this.#showCrashes());
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
    this.list.show(ALL_NOTES);
    this.list.search(query);
    this.layout.go('list');
  }
}
