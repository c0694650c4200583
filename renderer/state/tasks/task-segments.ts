import { MEMBER_NAME } from '../../../core/note/member-name.ts';
import { plainTextOf } from '../../../core/note/plain-text.ts';

/** A stretch of a task's words as a reader sees them. */
export interface TaskSegment {
  readonly kind: 'words' | 'day' | 'member';
  /** A day without its sign, `2026-12-01`. */
  readonly text: string;
}

const SIGNED = new RegExp(`(?<=^|[\\s([{,;])@(?:(\\d{4}-\\d{2}-\\d{2})(?![\\p{L}\\p{N}_-])|${MEMBER_NAME})`, 'gu');

/** The words of a task without marks, with the days and members that they name. */
export function taskSegmentsOf(markdown: string): TaskSegment[] {
  const text = plainTextOf(markdown);
  const segments: TaskSegment[] = [];
  let at = 0;
  for (const { 0: signed, 1: day, index } of text.matchAll(SIGNED)) {
    if (index > at) segments.push({ kind: 'words', text: text.slice(at, index) });
    segments.push(day === undefined ? { kind: 'member', text: signed } : { kind: 'day', text: day });
    at = index + signed.length;
  }
  if (at < text.length) segments.push({ kind: 'words', text: text.slice(at) });
  return segments;
}
