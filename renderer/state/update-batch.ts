/** What one message to main may weigh in bytes when several edits wait; a single larger edit goes alone. */
const MAX_BATCH_BYTES = 4 * 1024 * 1024;

/** The longest run of updates from the front that fits into one message; always at least one. */
export function firstBatch(updates: readonly Uint8Array[]): Uint8Array[] {
  let sizeBytes = 0;
  let length = 0;
  for (const update of updates) {
    sizeBytes += update.byteLength;
    if (length > 0 && sizeBytes > MAX_BATCH_BYTES) break;
    length++;
  }
  return updates.slice(0, length);
}
