import type { CrashKind } from '../../contract/crash-commands.ts';
import type { EventPayload } from '../../contract/events.ts';
import type { crashes as english } from '../en/crashes.ts';

const kinds: { readonly [K in CrashKind]: string } = {
  app: 'Commonplace',
  window: 'Een venster',
  part: 'Een deel van een venster',
};

const notices: { readonly [N in EventPayload<'app.noticed'>['notice']]: string } = {
  'device-renewed':
    'Dit profiel wordt ook op een andere computer gebruikt. Deze telt nu als een eigen apparaat; er is niets verloren gegaan.',
  'too-many-windows': 'Er zijn al zoveel vensters als er mogen zijn. Sluit er eerst een.',
};

export const crashes: typeof english = {
  kinds,
  reloaded: 'Dit venster is na een fout opnieuw geladen. Alles wat was opgeslagen, is er nog.',
  endedUnexpectedly: 'Commonplace is onverwacht gestopt. Alles wat was opgeslagen, is er nog.',
  fault: (reference) =>
    `Er ging iets mis binnen Commonplace. Het gaat door, en wat is opgeslagen blijft opgeslagen. In het logboek staat meer onder ${reference}.`,
  notices,
  couldNotStart: 'Commonplace kon niet starten',
};
