import * as v from 'valibot';

/** What a member may do, from the least on. The guard on the server sees to it (core/guard). */
export const role = v.picklist(['reader', 'commenter', 'editor', 'owner']);
export type Role = v.InferOutput<typeof role>;

/** Whether someone of that role may change notes. */
export const mayEdit = (own: Role): boolean => own === 'editor' || own === 'owner';
