/** Texts of the system's own dialogs. */
export const dialogs = {
  hung: 'This window does not answer',
  hungHelp: 'You can wait for it, or reload it. What was saved stays saved.',
  wait: 'Wait',
  reload: 'Reload',
  openLink: (host: string) => `Open ${host} in your browser?`,
  writeMail: (address: string) => `Write to ${address} in your mail program?`,
  alwaysFor: (host: string) => `Always, for ${host}, until Commonplace is closed`,
  openFile: (name: string) => `Open ${name}?`,
  openFileHelp: 'It opens in another program, as a copy: what you change there does not come back into the note.',
  webPage: 'Web page',
  markdownFolder: 'Markdown, in a folder with the attachments',
  markdownArchive: 'Archive of such a folder',
  archive: 'Archive',
};
