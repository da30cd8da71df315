// What processes take, as Linux tells in /proc: processor time and memory.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The process and those that it started. */
export function withChildren(pid: number): readonly number[] {
  const stdout = execFileSync('ps', ['-e', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const pairs = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  return [pid, ...pairs.filter(([, parent]) => parent === pid).map(([child]) => child!)];
}

/** Milliseconds of processor time, with that of children that ended. */
export function spentBy(pids: readonly number[]): number {
  return sum(pids, (pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    // utime, stime, cutime, cstime, in hundredths of a second.
    return 10 * fields.slice(11, 15).reduce((all, field) => all + Number(field), 0);
  });
}

/** Megabytes held, what is shared counted once (PSS). */
export function heldBy(pids: readonly number[]): number {
  const kilobytes = sum(pids, (pid) =>
    Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0),
  );
  return (kilobytes * 1024) / 1e6;
}

/** A process that ended counts nothing. */
function sum(pids: readonly number[], of: (pid: number) => number): number {
  return pids.reduce((all, pid) => {
    try {
      return all + of(pid);
    } catch {
      return all;
    }
  }, 0);
}
