/** A stretch of a text, in units from its beginning. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}
