import type { ImportPreview, ImportReport } from '../../core/contract/import-commands.ts';
import type { Messages } from '../../core/messages/messages.ts';
import { sizeLabelOf } from './size-label.ts';

type Texts = Messages['importing'];

/** The report an import may have to end with. Bytes of it are few; the contract takes a megabyte. */
const MAX_UNITS = 1024 * 1024;

/** What will happen, a line each; nothing is said of what there is none of. */
export function previewLines(preview: ImportPreview, texts: Texts): string[] {
  const { noteCount, knownCount, notebookCount, tagCount, attachmentCount, attachmentBytes } = preview;
  return [
    texts.notes(noteCount),
    ...(notebookCount > 0 ? [texts.notebooks(notebookCount)] : []),
    ...(tagCount > 0 ? [texts.tags(tagCount)] : []),
    ...(attachmentCount > 0 ? [texts.attachments(attachmentCount, sizeLabelOf(attachmentBytes))] : []),
    ...(knownCount > 0 ? [texts.known(knownCount)] : []),
  ];
}

/** What happened, a line each. */
export function reportLines(report: ImportReport, texts: Texts): string[] {
  const { addedCount, updatedCount, keptBothCount, unchangedCount, attachmentCount } = report;
  return [
    texts.added(addedCount),
    ...(updatedCount > 0 ? [texts.updated(updatedCount)] : []),
    ...(keptBothCount > 0 ? [texts.keptBoth(keptBothCount)] : []),
    ...(unchangedCount > 0 ? [texts.unchanged(unchangedCount)] : []),
    ...(attachmentCount > 0 ? [texts.files(attachmentCount)] : []),
  ];
}

/** How it ended, in a sentence. */
export function endingText({ name, ended }: ImportReport, texts: Texts): string {
  if (ended === undefined) return texts.done(name);
  return ended.why === 'cancelled' ? texts.cancelled : texts.failed;
}

/** The notes that were there already, each with what became of it. */
export const changedLines = ({ changed }: Pick<ImportReport, 'changed'>, texts: Texts): string[] =>
  changed.map(({ title, change }) => `${title.trim() || texts.untitled}: ${texts.changes[change]}`);

/** What stays out, each with the reason. */
export const skippedLines = ({ skipped }: Pick<ImportReport, 'skipped'>, texts: Texts): string[] =>
  skipped.map(({ name, problem }) => `${name}: ${texts.problems[problem]}`);

/** All of a report as a text file. */
export function reportText(report: ImportReport, texts: Texts): string {
  const parts = [[endingText(report, texts)], reportLines(report, texts)];
  if (report.changed.length > 0) parts.push(changedLines(report, texts));
  if (report.skippedCount > 0) {
    const hidden = report.skippedCount - report.skipped.length;
    parts.push([
      texts.skippedList(report.skippedCount),
      ...skippedLines(report, texts),
      ...(hidden > 0 ? [texts.more(hidden)] : []),
    ]);
  }
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`.slice(0, MAX_UNITS);
}

/** How long it will take, as people say it; undefined while nobody knows. */
export function leftText(leftMs: number | undefined, texts: Texts): string | undefined {
  if (leftMs === undefined) return undefined;
  return leftMs < 60_000 ? texts.secondsLeft : texts.minutesLeft(Math.round(leftMs / 60_000));
}
