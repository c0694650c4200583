import type { english } from '../en/english.ts';
import { catalog } from './catalog.ts';
import { daily } from './daily.ts';
import { exporting } from './exporting.ts';
import { importing } from './importing.ts';
import { language } from './language.ts';
import { list } from './list.ts';
import { mirror } from './mirror.ts';
import { notebooks } from './notebooks.ts';
import { palette } from './palette.ts';
import { settings } from './settings.ts';
import { shortcuts } from './shortcuts.ts';
import { tags } from './tags.ts';
import { tasks } from './tasks.ts';
import { windows } from './windows.ts';

/** Everything the interface says, in Dutch: informal, as to a colleague. */
export const dutch: typeof english = {
  catalog,
  daily,
  exporting,
  importing,
  language,
  list,
  mirror,
  notebooks,
  palette,
  settings,
  shortcuts,
  tags,
  tasks,
  windows,
};
