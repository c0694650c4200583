/** A time span in milliseconds since 1970: from its beginning, up to but not including its end. */
export interface DaySpan {
  readonly fromMs: number;
  readonly untilMs: number;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const datePattern = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;
const relativePattern = /^(this|last) (week|month|year)$/;

/**
 * The days that words name, in the local time zone: `today`, `yesterday`, `this week`, `last month`, `2026`, `2026-11`,
 * `2026-11-24`. Weeks begin on Monday. Undefined for anything else.
 */
export function daySpanOf(words: string, nowMs: number): DaySpan | undefined {
  const now = new Date(nowMs);
  const today: Day = { year: now.getFullYear(), month: now.getMonth(), day: now.getDate() };
  if (words === 'today') return spanOf(today, { day: 1 });
  if (words === 'yesterday') return spanOf({ ...today, day: today.day - 1 }, { day: 1 });
  const [, which, unit] = relativePattern.exec(words) ?? [];
  if (unit !== undefined) return relativeSpan(unit, which === 'last' ? 1 : 0, today, now.getDay());
  return namedSpan(datePattern.exec(words));
}

function relativeSpan(unit: string, back: number, { year, month, day }: Day, weekday: number): DaySpan {
  if (unit === 'year') return spanOf({ year: year - back, month: 0, day: 1 }, { year: 1 });
  if (unit === 'month') return spanOf({ year, month: month - back, day: 1 }, { month: 1 });
  const monday = day - ((weekday + 6) % 7);
  return spanOf({ year, month, day: monday - 7 * back }, { day: 7 });
}

function namedSpan(found: RegExpExecArray | null): DaySpan | undefined {
  const [, year, month, day] = found ?? [];
  if (year === undefined) return undefined;
  const start: Day = { year: Number(year), month: Number(month ?? 1) - 1, day: Number(day ?? 1) };
  const date = new Date(start.year, start.month, start.day);
  // The 31st of a shorter month is no day.
  if (date.getMonth() !== start.month || date.getDate() !== start.day) return undefined;
  if (day !== undefined) return spanOf(start, { day: 1 });
  return spanOf(start, month === undefined ? { year: 1 } : { month: 1 });
}

function spanOf(from: Day, length: Partial<Day>): DaySpan {
  const until = {
    year: from.year + (length.year ?? 0),
    month: from.month + (length.month ?? 0),
    day: from.day + (length.day ?? 0),
  };
  // Calendar days, not multiples of 24 hours: clocks are put forward and back.
  return { fromMs: msOf(from), untilMs: msOf(until) };
}

const msOf = ({ year, month, day }: Day): number => new Date(year, month, day).getTime();
