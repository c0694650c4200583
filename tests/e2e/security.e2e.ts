import fs from 'node:fs';
import { expect, test } from '@playwright/test';
import { appUnderTest } from './support/app-under-test.ts';
import { type LaunchedApp, launchApp } from './support/launch-app.ts';

test.describe('a page of the app', () => {
  let launched: LaunchedApp;
  test.beforeAll(async () => {
    launched = await launchApp();
  });
  test.afterAll(async () => launched?.close());

  test('[SH5] comes with a policy whose nonce changes with every load', async () => {
    const { page } = launched;
    const nonceOf = async (): Promise<string> => {
      const response = await page.reload();
      const policy = (await response?.headerValue('content-security-policy')) ?? '';
      expect(policy).toContain("default-src 'none'; script-src 'self'");
      expect(policy).toContain("require-trusted-types-for 'script'");
      return /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    };
    const [first, second] = [await nonceOf(), await nonceOf()];
    expect(first).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(second).not.toBe(first);
  });

  test('[SH7] cannot run inline script, eval or HTML from strings', async () => {
    const outcome = await launched.page.evaluate(async () => {
      // Later, in a task of the page: what the test driver itself evaluates is exempt from the policy on eval.
      await new Promise((resolve) => setTimeout(resolve, 0));
      const attempts: Record<string, () => unknown> = {
        eval: () => Reflect.get(globalThis, 'eval')('1'),
        function: () => Reflect.construct(Function, ['return 1']),
        scriptText: () => Reflect.set(document.createElement('script'), 'text', 'window.ran = true'),
        html: () => Reflect.set(document.createElement('div'), 'innerHTML', '<b>x</b>'),
        inline: () => document.body.setAttribute('onclick', 'window.ran = true'),
      };
      const failed = Object.keys(attempts).filter((name) => {
        try {
          attempts[name]?.();
          return false;
        } catch {
          return true;
        }
      });
      document.body.click();
      return { failed, ran: 'ran' in window };
    });
    expect(outcome).toEqual({ failed: ['eval', 'function', 'scriptText', 'html', 'inline'], ran: false });
  });

  test('[SH7] has no network: fetch, sockets and remote images fail', async () => {
    const outcome = await launched.page.evaluate(async () => {
      const failed = (promise: Promise<unknown>): Promise<boolean> =>
        promise.then(
          () => false,
          () => true,
        );
      const image = new Image();
      const shown = new Promise((resolve, reject) => {
        image.onload = resolve;
        image.onerror = reject;
      });
      image.src = 'http://127.0.0.1:9/x.png';
      const socketFails = new Promise<boolean>((resolve) => {
        try {
          const socket = new WebSocket('ws://127.0.0.1:9');
          socket.onopen = () => resolve(false);
          socket.onerror = () => resolve(true);
        } catch {
          resolve(true);
        }
      });
      return {
        remote: await failed(fetch('http://127.0.0.1:9/')),
        own: await failed(fetch('/index.html')),
        file: await failed(fetch('file:///etc/hostname')),
        image: await failed(shown),
        socket: await socketFails,
      };
    });
    expect(outcome).toEqual({ remote: true, own: true, file: true, image: true, socket: true });
  });

  test('[SH8] stays where it is: no navigation, no new window, no permission', async () => {
    const { app, page } = launched;
    const before = page.url();
    const opened = await page.evaluate(async () => {
      const link = document.createElement('a');
      link.href = 'https://example.invalid/';
      document.body.append(link);
      link.click();
      link.target = '_blank';
      link.click();
      link.remove();
      const answer = await navigator.permissions.query({ name: 'geolocation' });
      return { window: window.open('https://example.invalid/') !== null, permission: answer.state };
    });
    expect(opened).toEqual({ window: false, permission: 'denied' });
    await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const refused = new Promise((resolve) => {
        contents?.once('will-frame-navigate', (event) => resolve(event.defaultPrevented));
      });
      Reflect.set(globalThis, 'refused', refused);
    });
    await page.evaluate(() => location.assign('https://example.invalid/'));
    expect(await app.evaluate(() => Reflect.get(globalThis, 'refused'))).toBe(true);
    expect(page.url()).toBe(before);
    expect(app.windows()).toHaveLength(1);
  });

  test('[DR10] sees a frozen bridge of two functions and nothing of Electron or Node', async () => {
    const seen = await launched.page.evaluate(() => ({
      keys: Object.keys(window.commonplace).sort(),
      isFrozen: Object.isFrozen(window.commonplace),
      canBeReplaced: Reflect.set(window, 'commonplace', {}) && Object.keys(window.commonplace).length === 0,
      globals: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter((name) => name in window),
    }));
    expect(seen).toEqual({ keys: ['invoke', 'subscribe'], isFrozen: true, canBeReplaced: false, globals: [] });
  });

  test('[DR1] is answered invalid-input for a name outside the contract', async () => {
    const answers = await launched.page.evaluate(() => {
      const invoke = (name: string): unknown => Reflect.apply(window.commonplace.invoke, undefined, [name, {}]);
      return Promise.all(['notes.steal', '__proto__', 'toString', ''].map(invoke));
    });
    expect(answers).toEqual(Array(4).fill({ ok: false, error: { code: 'invalid-input' } }));
  });

  test('[DR5] gives its bridge to no frame inside it', async () => {
    const inside = await launched.page.evaluate(async () => {
      const hasBridge = async (src: string): Promise<boolean> => {
        const frame = document.createElement('iframe');
        frame.src = src;
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
        document.body.append(frame);
        await loaded;
        try {
          return frame.contentWindow !== null && 'commonplace' in frame.contentWindow;
        } catch {
          // Another origin, the browser's own page about the refusal: out of reach.
          return false;
        } finally {
          frame.remove();
        }
      };
      return Promise.all(['/index.html', 'about:blank'].map(hasBridge));
    });
    expect(inside).toEqual([false, false]);
  });

  test('[SH9] runs in a process that the system sandboxes', async () => {
    test.skip(process.platform !== 'linux', 'looks into /proc');
    test.skip(!appUnderTest().isSandboxed, 'this machine allows no sandbox');
    const pid = await launched.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    );
    const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
    expect(/^Seccomp:\s+(\d)/m.exec(status)?.[1]).toBe('2');
  });
});
