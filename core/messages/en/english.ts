import { abilities } from './abilities.ts';
import { actions } from './actions.ts';
import { attachments } from './attachments.ts';
import { catalog } from './catalog.ts';
import { connecting } from './connecting.ts';
import { crashes } from './crashes.ts';
import { daily } from './daily.ts';
import { dates } from './dates.ts';
import { diagrams } from './diagrams.ts';
import { discussion } from './discussion.ts';
import { dialogs } from './dialogs.ts';
import { errors } from './errors.ts';
import { exporting } from './exporting.ts';
import { finding } from './finding.ts';
import { formatting } from './formatting.ts';
import { history } from './history.ts';
import { importing } from './importing.ts';
import { language } from './language.ts';
import { list } from './list.ts';
import { menu } from './menu.ts';
import { mirror } from './mirror.ts';
import { note } from './note.ts';
import { notebooks } from './notebooks.ts';
import { opening } from './opening.ts';
import { pages } from './pages.ts';
import { palette } from './palette.ts';
import { phrases } from './phrases.ts';
import { presence } from './presence.ts';
import { preview } from './preview.ts';
import { serverCheck } from './server-check.ts';
import { settings } from './settings.ts';
import { sharing } from './sharing.ts';
import { shortcuts } from './shortcuts.ts';
import { starting } from './starting.ts';
import { status } from './status.ts';
import { tables } from './tables.ts';
import { tags } from './tags.ts';
import { tasks } from './tasks.ts';
import { trash } from './trash.ts';
import { updates } from './updates.ts';
import { welcome } from './welcome.ts';
import { windows } from './windows.ts';

/** Everything the interface says, in English. What is here is what every language has to say. */
export const english = {
  abilities,
  actions,
  attachments,
  catalog,
  connecting,
  crashes,
  daily,
  dates,
  diagrams,
  discussion,
  dialogs,
  errors,
  exporting,
  finding,
  formatting,
  history,
  importing,
  language,
  list,
  menu,
  mirror,
  note,
  notebooks,
  opening,
  pages,
  palette,
  phrases,
  presence,
  preview,
  serverCheck,
  settings,
  sharing,
  shortcuts,
  starting,
  status,
  tables,
  tags,
  tasks,
  trash,
  updates,
  welcome,
  windows,
};
