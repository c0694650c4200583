/** Texts of the command line, and of a start that comes to nothing. */
export const starting = {
  help: `Usage: commonplace [OPTION]... [FILE | FOLDER | LINK]...

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
`,
  noOption: (option: string) => `There is no option ${option}. Try --help.`,
  profileNeedsFolder: 'The option --profile needs a folder.',
  tooMuch: 'That is too much to open at once. Open the folder that holds the files instead.',
  runsAlready: 'it is running already; close it to start in safe mode.',
  portableNotUsed: (problem: string) => `the portable profile is not used. ${problem}`,
  failed: 'Commonplace could not start. The log in its profile folder says why.',
  /** Why a folder cannot be used as a profile; `above` is the one in which it cannot be made. */
  profile: {
    unreadable: (dir: string) => `The profile folder ${dir} is not readable.`,
    'not-a-folder': (dir: string) => `The profile ${dir} is not a folder.`,
    'of-another-user': (dir: string) =>
      `The profile ${dir} belongs to another user of this computer. Choose a folder of your own.`,
    'read-only': (dir: string) => `The profile folder ${dir} is read-only.`,
    'place-read-only': (dir: string, above: string) =>
      `The profile folder ${dir} cannot be made: ${above} is read-only.`,
    'place-not-a-folder': (dir: string, above: string) =>
      `The profile folder ${dir} cannot be made: ${above} is not a folder.`,
    'not-a-profile': (dir: string) =>
      `The folder ${dir} is not a Commonplace profile. Choose an empty folder or one that Commonplace made.`,
    damaged: (dir: string) => `The profile in ${dir} is not readable: its profile.json is damaged.`,
    newer: (dir: string) =>
      `The profile in ${dir} was written by a newer version of Commonplace. Update Commonplace to open it.`,
  },
};
