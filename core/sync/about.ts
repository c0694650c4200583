import * as v from 'valibot';
import { workspaceId, type WorkspaceId } from '../contract/ids.ts';

/** The one document that says what a database is. Its absence on a server that had it stops replication (R21). */
export const ABOUT_ID = 'ws:about';

/** The newest format this version writes and reads. */
export const FORMAT_VERSION = 1;

const about = v.looseObject({
  v: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  t: v.literal('about'),
  by: v.string(),
  workspace: workspaceId,
  encrypted: v.boolean(),
});
export type About = v.InferOutput<typeof about>;

/** Reads a sentinel document; undefined when it is not one. A newer `v` is the caller's to refuse. */
export function parseAbout(document: unknown): About | undefined {
  const parsed = v.safeParse(about, document);
  return parsed.success ? parsed.output : undefined;
}

/** The sentinel of a workspace, as made at its first link by `account`. */
export function aboutDocument(account: string, workspace: WorkspaceId): About & { readonly _id: string } {
  return { _id: ABOUT_ID, v: FORMAT_VERSION, t: 'about', by: account, workspace, encrypted: false };
}
