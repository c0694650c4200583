const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('plain', {
  titles: () => ipcRenderer.invoke('titles'),
  read: (title) => ipcRenderer.invoke('read', title),
});
