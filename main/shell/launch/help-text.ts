/** What `--help` prints. The same options stand in the man page. */
export const HELP = `Usage: commonplace [OPTION]... [FILE | FOLDER | LINK]...

Shared notes that work where you are. A second start of the same profile hands
over to the window that is open.

  --profile DIR     keep notes and settings in DIR instead of the standard place
  --safe-mode       start without network and without what was open last
  --new-note        open the window with a new note
  --quick-capture   open the window with a new note, the caret in its text
  --help            print this and end
  --version         print the version and end

FILE is a Markdown or plain text file, FOLDER one that holds some: they are added
to your notes after a question. LINK is commonplace://note/... or
commonplace://join#...
`;
