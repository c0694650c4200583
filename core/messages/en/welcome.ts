/** What a new profile begins with: a workspace, and a note that is the manual. */
export const welcome = {
  workspace: 'Personal',
  title: 'Welcome to Commonplace',
  body: `This is a note, and it is the manual. Everything you write here is on this computer, at once, with no account and no server.

## Write

- **Ctrl+N** makes a new note. The first line at the top is its title.
- Press **/** for headings, lists and more, **@** for a day or a member; select something for a toolbar.
- **\`[[\`** links to another note, and **Ctrl+Enter** follows the link. \`#words\` are tags.
- The text is Markdown: \`# heading\`, \`**bold**\`, \`- list\`, \`- [ ] task\`, \`> quote\`.
- The word at the bottom tells when your text is safe on the disk: *Saved*.
- **Ctrl+Z** takes back what you wrote, never what somebody else wrote.

## Find

- **Ctrl+Shift+F** searches all notes while you type, from the first letter.
- **Ctrl+F** searches inside this note.
- A note you delete goes to the Trash, and *Undo* brings it back.

## Together

Click *On this computer* at the bottom left and connect to a CouchDB database. The same notes then appear on every laptop that connects to it, letter by letter.

Without a network everything goes on working. The words at the bottom say what has not been sent yet, and when you are back, both sides' text is put together: no copies to compare, nothing lost.

> On macOS, press Cmd where this says Ctrl.
`,
};
