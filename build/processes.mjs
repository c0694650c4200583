import { spawn } from 'node:child_process';
import os from 'node:os';
import { root } from './paths.mjs';

const forwardedSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** The exit code that a shell would show. */
const codeOf = (code, signal) => code ?? 128 + (os.constants.signals[signal] ?? 0);

function started(command, args, options) {
  const child = spawn(command, args, { cwd: root, ...options });
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(codeOf(code, signal)));
  });
  return { child, ended };
}

/**
 * Runs a program to its end with our own output and resolves to its exit code. It is the leader of a process group of
 * its own, so that a Ctrl+C reaches it once, from here: Chromium takes the first one as "quit" and dies of a second.
 */
export async function runForeground(command, args, { env = process.env } = {}) {
  const { child, ended } = started(command, args, {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
  });
  let hasBeenAsked = false;
  const forward = (signal) => {
    child.kill(hasBeenAsked ? 'SIGKILL' : signal);
    hasBeenAsked = true;
  };
  for (const signal of forwardedSignals) process.on(signal, forward);
  try {
    return await ended;
  } finally {
    for (const signal of forwardedSignals) process.off(signal, forward);
  }
}

/** Runs a program to its end and resolves to its exit code and everything it printed. */
export async function runCaptured(command, args, { env = process.env } = {}) {
  const { child, ended } = started(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return { code: await ended, output };
}
