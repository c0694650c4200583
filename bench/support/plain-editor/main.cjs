const fs = require('node:fs');
const path = require('node:path');
const { app, BrowserWindow, ipcMain } = require('electron');

// The least that an app with one editor can be: a window, and texts that the main process reads from files.
const texts = path.join(__dirname, 'texts');
ipcMain.handle('titles', () => fs.readdirSync(texts));
ipcMain.handle('read', (_event, title) => fs.promises.readFile(path.join(texts, title), 'utf8'));
void app.whenReady().then(() => {
  const webPreferences = { preload: path.join(__dirname, 'preload.cjs') };
  return new BrowserWindow({ width: 1280, height: 800, webPreferences }).loadFile(path.join(__dirname, 'index.html'));
});
