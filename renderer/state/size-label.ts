/** A size as people say it: `12 KB`, `3.4 MB`. Whole kilobytes, at least one. */
export function sizeLabelOf(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
