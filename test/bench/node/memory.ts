import { readdirSync, readFileSync } from 'node:fs';

const read = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null; // the process ended between listing and reading
  }
};

/** Proportional memory in bytes of every process of the browser that runs on this profile (Linux). */
export function browserMemory(profile: string): number {
  const parents = new Map<number, number>();
  const members = new Set<number>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    const stat = read(`/proc/${pid}/stat`);
    if (stat === null) continue;
    parents.set(pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    if (read(`/proc/${pid}/cmdline`)?.includes(`--user-data-dir=${profile}`)) members.add(pid);
  }
  for (let grew = true; grew; ) {
    const found = [...parents].filter(([pid, parent]) => members.has(parent) && !members.has(pid));
    for (const [pid] of found) members.add(pid);
    grew = found.length > 0;
  }
  let kB = 0;
  for (const pid of members) kB += Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? '')?.[1] ?? 0);
  return kB * 1024;
}
