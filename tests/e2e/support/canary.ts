import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that nobody may ask for anything. */
export interface Canary {
  readonly url: string;
  /** The paths that were asked for. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Starts one on this computer, and asks it once: one that hears nothing would prove nothing. */
export async function createCanary(): Promise<Canary> {
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*').end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await fetch(`${url}/proof`);
  if (asked.splice(0).join() !== '/proof') throw new Error('the canary hears nothing');
  return {
    url,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
