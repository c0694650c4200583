/** The day of a time in milliseconds since 1970, by the computer's calendar: `2026-11-24`. */
export function dayOf(timeMs: number): string {
  const time = new Date(timeMs);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(time.getFullYear()).padStart(4, '0')}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}
