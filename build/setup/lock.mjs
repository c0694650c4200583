import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { cacheDir } from '../paths.mjs';

const pollMs = 200;

/** Whether the process that wrote the lock is alive; a lock without a readable owner is being written right now. */
function isOwnerAlive(file) {
  let pid;
  try {
    pid = Number(fs.readFileSync(file, 'utf8'));
  } catch {
    return false;
  }
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Takes the lock or says no. The owner's id is written first and then linked, so a lock never exists without it. */
function tryTake(file) {
  const mine = `${file}.${process.pid}`;
  fs.writeFileSync(mine, String(process.pid));
  try {
    fs.linkSync(mine, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

/** Runs `work` while no other process of this checkout runs work of the same name. A dead owner's lock is taken over. */
export async function withLock(name, work) {
  fs.mkdirSync(cacheDir, { recursive: true });
  const file = path.join(cacheDir, `${name}.lock`);
  let hasSaidSo = false;
  while (!tryTake(file)) {
    if (!isOwnerAlive(file)) {
      fs.rmSync(file, { force: true });
      continue;
    }
    if (!hasSaidSo) console.log(`${name}: waiting for another command that is at it`);
    hasSaidSo = true;
    await delay(pollMs);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}
