/** A JSON object whose fields are not known yet. */
export type JsonObject = Record<string, unknown>;

/** A document as it travels: the fields of the protocol, and whatever its writer put in. */
export interface HubDocument {
  _id: string;
  _rev?: string;
  _deleted?: boolean;
  _revisions?: { start: number; ids: string[] };
  [field: string]: unknown;
}

/** True for a JSON object; an array and null are none. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for an array of strings, the empty one included. */
export function isStringList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
