import { WINDOW_COMMANDS, type WindowCommand } from '../../core/shortcuts/window-commands.ts';
import type { AppState } from './app-state.svelte.ts';
import { ALL_NOTES } from './list-scope.ts';
import { whoIsHere } from './presence/who-is-here.ts';

/** What a command does in a window, and when there is something for it to do. */
interface CommandMeaning {
  readonly isAvailable: (app: AppState) => boolean;
  readonly run: (app: AppState) => void;
}

type Run = CommandMeaning['run'];

const always = (run: Run): CommandMeaning => ({ isAvailable: () => true, run });

/** A command about the note on screen. */
const withNote = (run: Run, isTrashed?: boolean): CommandMeaning => ({
  isAvailable: ({ notes: { current } }) =>
    current !== undefined && (isTrashed === undefined || current.isTrashed === isTrashed),
  run,
});

/** Something done with the id of the note on screen. */
const onNote =
  (run: (app: AppState, id: NonNullable<AppState['notes']['current']>['id']) => void): Run =>
  (app) => {
    if (app.notes.current !== undefined) run(app, app.notes.current.id);
  };

/** What keys, the menu and the list of everything do; their names are in the messages, their keys in the settings. */
const meanings: Readonly<Record<WindowCommand, CommandMeaning>> = {
  'new-note': always((app) => app.createNote()),
  'new-from-template': always((app) => app.float('templates')),
  'todays-note': always((app) => app.templates.openToday()),
  'new-window': always((app) => void app.window.openAnother()),
  'open-in-window': withNote(onNote((app, id) => void app.window.openNote(id))),
  'go-to': always((app) => app.float('palette')),
  search: always((app) => app.search()),
  'all-notes': always((app) => app.showList(ALL_NOTES)),
  tasks: always((app) => app.showTasks()),
  trash: always((app) => app.showList({ view: 'trash' })),
  'fold-sidebar': always((app) => app.layout.foldSidebar()),
  outline: withNote((app) => app.beside.toggle('outline')),
  discussion: withNote((app) => app.beside.toggle('discussion')),
  comment: withNote((app) => app.talk.comments.begin()),
  'workspace-discussion': always((app) => app.layout.go('room')),
  history: withNote((app) => app.beside.toggleHistory()),
  'save-version': withNote((app) => app.float('save-version')),
  'focus-mode': withNote((app) => app.layout.focusNote(!app.layout.isFocused)),
  'source-view': withNote((app) => app.source.toggle()),
  'who-is-here': always((app) => app.toasts.show(whoIsHere(app.presence, app.notes.current?.id))),
  'trash-note': withNote(
    onNote((app, id) => void app.removal.trash(id)),
    false,
  ),
  'restore-note': withNote(
    onNote((app, id) => void app.removal.restore(id)),
    true,
  ),
  'erased-notes': always((app) => app.float('erased-notes')),
  'copy-note': withNote(onNote((app, id) => app.export.copy(id))),
  import: always((app) => app.float('import')),
  'export-markdown': withNote(onNote((app, id) => app.export.save(id, 'markdown'))),
  'export-html': withNote(onNote((app, id) => app.export.save(id, 'html'))),
  'export-pdf': withNote(onNote((app, id) => app.export.save(id, 'pdf'))),
  'export-workspace': always((app) => app.bulkExport.exportNotes({ kind: 'all' })),
  print: withNote(onNote((app, id) => app.export.print(id))),
  connect: always((app) => app.showServer()),
  join: { isAvailable: (app) => app.workspace?.link === undefined, run: (app) => app.float('join') },
  members: { isAvailable: (app) => app.workspace?.link !== undefined, run: (app) => app.float('members') },
  'check-updates': {
    isAvailable: ({ updates: { state } }) => state.state !== 'off',
    run: (app) => app.updates.check(),
  },
  settings: always((app) => app.float('settings')),
};

/** The commands that have something to do now, in their order. */
export const availableCommands = (app: AppState): readonly WindowCommand[] =>
  WINDOW_COMMANDS.filter((command) => meanings[command].isAvailable(app));

/** Does what a command says; nothing where there is nothing for it to do. */
export function runCommand(command: WindowCommand, app: AppState): void {
  if (meanings[command].isAvailable(app)) meanings[command].run(app);
}
