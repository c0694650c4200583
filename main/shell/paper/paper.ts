import { escapeHtml } from '../../../core/markdown/html/escape.ts';

/** Where people print on Letter; everybody else has A4. ISO 3166 country codes. */
const LETTER = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'CR', 'GT', 'NI', 'PA', 'SV', 'VE', 'DO', 'PR']);

/** The paper of a country. */
export const paperOf = (country: string): 'A4' | 'Letter' => (LETTER.has(country.toUpperCase()) ? 'Letter' : 'A4');

/** What stands at the foot of every page: the title, and which page it is of how many. Chromium fills in the numbers. */
export function footerOf(title: string): string {
  const style =
    'width:100%;display:flex;gap:24px;justify-content:space-between;margin:0 0.9in;color:#655f56;font:8px Inter,"Segoe UI","Liberation Sans",system-ui,sans-serif';
  const name = 'overflow:hidden;white-space:nowrap;text-overflow:ellipsis';
  return `<div style='${style}'><span style='${name}'>${escapeHtml(title)}</span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`;
}
