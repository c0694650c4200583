import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { delayedLine } from './delayed.ts';
import type { Pair } from './pair.ts';
import { startPeerServer } from './peer-server.ts';

/** One person's copy, once the server has sent what it has. */
interface Copy {
  readonly doc: Y.Doc;
  close(): void;
}

/** Two people over Hocuspocus, without storage behind it. */
export const openHocuspocus = (roundTripMs: number): Promise<Pair> =>
  openPair('hocuspocus', roundTripMs, (port) => {
    const doc = new Y.Doc();
    const socket = new HocuspocusProviderWebsocket({ url: `ws://127.0.0.1:${port}`, WebSocketPolyfill: WebSocket });
    return new Promise((resolve) => {
      const provider = new HocuspocusProvider({
        ...{ websocketProvider: socket, name: 'note', document: doc },
        onSynced: () => resolve({ doc, close }),
      });
      const close = (): void => {
        provider.destroy();
        socket.destroy();
      };
      provider.attach();
    });
  });

/** Two people over y-websocket, who hear of each other through its server alone. */
export const openYWebsocket = (roundTripMs: number): Promise<Pair> =>
  openPair('y-websocket', roundTripMs, (port) => {
    const doc = new Y.Doc();
    const options = { WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket, disableBc: true };
    const provider = new WebsocketProvider(`ws://127.0.0.1:${port}`, 'note', doc, options);
    return new Promise((resolve) => provider.once('sync', () => resolve({ doc, close: () => provider.destroy() })));
  });

async function openPair(
  name: 'hocuspocus' | 'y-websocket',
  roundTripMs: number,
  join: (port: number) => Promise<Copy>,
): Promise<Pair> {
  const server = await startPeerServer(name);
  const line = await delayedLine(server.port, roundTripMs);
  const [left, right] = [await join(line.port), await join(line.port)];
  return {
    left: left.doc.getText('body'),
    right: right.doc.getText('body'),
    async close() {
      left.close();
      right.close();
      await line.close();
      await server.close();
    },
  };
}
