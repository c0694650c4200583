import { GUARD_BEGINNING } from './guard-parts.ts';

/** The guard of the beacons: every member, readers too, writes the documents of the own devices and no others. */
export const LIVE_GUARD = `function (doc, old, user, security) {${GUARD_BEGINNING}
  var parts = /^([^:~]{1,2400})~[0-9a-v]{16}$/.exec(doc._id);
  if (!parts) refuse('The id is not that of a device.');
  if (parts[1] !== me) refuse('This is another member\\'s device.');
  if (size > 1000000) refuse('The document is too large.');
}`;
