import type { PresentPerson } from '../../core/contract/presence-commands.ts';

/** Twenty changes a second are as many as anyone sees. Milliseconds. */
const PAUSE_MS = 50;

/** Tells who is there: the first change at once, those that follow within the pause together, and nothing that is the same again. */
export function createPeopleTeller(tell: (people: PresentPerson[]) => void): {
  tell(people: PresentPerson[]): void;
  close(): void;
} {
  let told = '[]';
  let latest: PresentPerson[] = [];
  let timer: NodeJS.Timeout | undefined;
  const tellNow = (): void => {
    timer = undefined;
    const text = JSON.stringify(latest);
    if (text === told) return;
    told = text;
    timer = setTimeout(tellNow, PAUSE_MS);
    tell(latest);
  };
  return {
    tell(people) {
      latest = people;
      if (timer === undefined) tellNow();
    },
    close() {
      clearTimeout(timer);
    },
  };
}
