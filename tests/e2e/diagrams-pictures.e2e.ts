import { expect } from '@playwright/test';
import { test } from './support/app-test.ts';
import { lookAt } from './support/look-at.ts';

const process = `How a note comes to the other laptop:

\`\`\`mermaid
flowchart LR
  A[Laptop of Ana] -->|writes| S[(CouchDB)]
  S -->|reads| B[Laptop of Bo]
  B --> D{Offline?}
  D -->|yes| W[Waits]
  D -->|no| S
\`\`\`

And what they say to each other:

\`\`\`mermaid
sequenceDiagram
  Ana->>Bo: Are the maps printed?
  Note right of Bo: Bo looks
  Bo-->>Ana: Forty of them
\`\`\`

The end.
`;

const branches = `\`\`\`mermaid
mindmap
  root((Opening))
    Rooms
      Hall
      Garden
    People
      Ana
      Bo
    Things
      Projector
\`\`\`

\`\`\`mermaid
flowchart LR
  A[Here --> B[There]
\`\`\`

\`\`\`mermaid
pie title Seats
  "Hall" : 120
  "Garden" : 60
  "Balcony" : 12
\`\`\`
`;

for (const [name, text, count] of [
  ['process', process, 2],
  ['branches', branches, 2],
] as const) {
  test(`[EE20] what a note looks like: diagrams, ${name}`, async ({ start }) => {
    const app = await start();
    await app.notes.newNote('Diagrams');
    await app.page.keyboard.insertText(text);
    await app.notes.saved();
    await expect(app.notes.body.locator('.lp-diagram img')).toHaveCount(count);
    // Drawn for both grounds beforehand: a picture of the window does not wait.
    await app.page.emulateMedia({ colorScheme: 'dark' });
    await expect(app.notes.body.locator('.lp-diagram-old')).toHaveCount(0);
    await app.notes.press('Control+Home');
    await app.notes.title.click();
    await lookAt(app, `diagrams-${name}`);
  });
}
