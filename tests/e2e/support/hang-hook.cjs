// Loaded into the app before it starts, by tests that no driver may attach to meanwhile: Chromium takes a page with a
// debugger for one that stands at a breakpoint, never for one that hangs. At SIGUSR2 the page hangs for HANG_MS. Says on
// standard output what happens, and answers the question about the window with ANSWER; without one it leaves it open.
const { app, BrowserWindow, dialog } = require('electron');

const { ANSWER, HANG_MS, LEFT } = process.env;
const tell = (fact) => process.stdout.write(`${fact}\n`);

dialog.showMessageBox = (_window, { message, buttons, signal }) => {
  tell(`asked: ${message}`);
  if (ANSWER) return Promise.resolve({ response: buttons.indexOf(ANSWER) });
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      tell('closed the question');
      resolve({ response: 0 });
    });
  });
};

app.on('browser-window-created', (_event, window) => {
  // Beside other windows: one that cannot be seen is not expected to answer.
  window.setBounds({ x: Number(LEFT), y: 0, width: 600, height: 500 });
  window.on('show', () => tell('shown'));
  window.webContents.on('did-finish-load', () => tell('loaded'));
});

process.on('SIGUSR2', () => {
  const { webContents } = BrowserWindow.getAllWindows()[0];
  const hang = `setTimeout(() => { for (const end = Date.now() + ${Number(HANG_MS)}; Date.now() < end; ); })`;
  void webContents.executeJavaScript(hang);
  // A hang is noticed by input that the page leaves unanswered; the first may come before the page hangs. Keys would go
  // to the window in front only.
  const press = { type: 'mouseDown', x: 2, y: 2, button: 'left', clickCount: 1 };
  const pressing = setInterval(() => webContents.sendInputEvent(press), 200);
  setTimeout(() => clearInterval(pressing), 3000);
});
