import { describe, expect, it, vi } from 'vitest';
import { createLinkHandlers, type LinkAnswer, type LinkPorts } from './link-handlers.ts';

function linksWith(ports: Partial<LinkPorts>) {
  const log = { info: vi.fn(), error: vi.fn() } as unknown as LinkPorts['log'];
  const open = vi.fn(() => Promise.resolve());
  const ask = vi.fn(() => Promise.resolve<LinkAnswer>({ opens: true, always: false }));
  const all = { ask, open, writeClipboard: () => Promise.resolve(), log, ...ports };
  const handlers = createLinkHandlers(all);
  return { ...all, opened: async (url: string) => handlers['links.open']({ url }, 1) };
}

describe('opening links', () => {
  it('[LP2] asks with the host in punycode before a link is opened, each time', async () => {
    const { ask, open, opened } = linksWith({});
    expect(await opened('https://пример.рф/a')).toEqual({ ok: true, value: 'opened' });
    await opened('https://пример.рф/b');
    expect(ask).toHaveBeenCalledTimes(2);
    expect(ask).toHaveBeenCalledWith(expect.objectContaining({ host: 'xn--e1afmkfd.xn--p1ai' }));
    expect(open).toHaveBeenLastCalledWith('https://xn--e1afmkfd.xn--p1ai/b');
  });

  it('[LP2] a host that is always to be opened is not asked about again, another one is', async () => {
    const ask = vi.fn(() => Promise.resolve({ opens: true, always: true }));
    const { opened } = linksWith({ ask });
    await opened('https://example.org/a');
    await opened('https://example.org/b');
    await opened('mailto:bob@example.org');
    await opened('https://example.org:444/');
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('[LP2] opens nothing after No, nor what is not safe, nor a second one while the question is there', async () => {
    let answer: (answer: LinkAnswer) => void = () => undefined;
    const ask = vi.fn(() => new Promise<LinkAnswer>((resolve) => (answer = resolve)));
    const { open, opened } = linksWith({ ask });
    const first = opened('https://example.org');
    expect(await opened('https://example.com')).toEqual({ ok: true, value: 'declined' });
    expect(await opened('javascript:alert(1)')).toEqual({ ok: true, value: 'unsafe' });
    answer({ opens: false, always: true });
    expect(await first).toEqual({ ok: true, value: 'declined' });
    expect(ask).toHaveBeenCalledOnce();
    expect(open).not.toHaveBeenCalled();
  });

  it('[LP2] says when no program opened it', async () => {
    const { opened, log } = linksWith({ open: () => Promise.reject(new Error('none')) });
    expect(await opened('https://example.org')).toEqual({ ok: true, value: 'failed' });
    expect(log.error).toHaveBeenCalledOnce();
  });
});
