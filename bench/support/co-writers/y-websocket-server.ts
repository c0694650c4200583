import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

const { setupWSConnection } = createRequire(import.meta.url)('y-websocket/bin/utils') as {
  readonly setupWSConnection: (socket: unknown, request: unknown) => void;
};

const server = createServer();
new WebSocketServer({ server }).on('connection', setupWSConnection);
server.listen(0, '127.0.0.1', () => console.log(`port ${(server.address() as AddressInfo).port}`));
