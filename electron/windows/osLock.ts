/** What is used of Electron's powerMonitor. */
export interface Monitor {
  on(event: 'suspend' | 'lock-screen', listener: () => void): unknown;
  getSystemIdleState(idleThreshold: number): 'active' | 'idle' | 'locked' | 'unknown';
}

/** How often Linux is asked whether its session is locked, in ms; a lock must show within two seconds. */
const pollMs = 1000;

/**
 * Tells of the workstation being locked or put to sleep. On Linux Electron raises no `lock-screen`, so its session is
 * asked instead, and only the change to locked is told.
 */
export function watchWorkstation(
  monitor: Monitor,
  platform: NodeJS.Platform,
  lock: (reason: 'suspend' | 'os-lock') => void,
): void {
  monitor.on('suspend', () => lock('suspend'));
  monitor.on('lock-screen', () => lock('os-lock'));
  if (platform !== 'linux') return;
  let wasLocked = false;
  setInterval(() => {
    const isLocked = monitor.getSystemIdleState(1) === 'locked';
    if (isLocked && !wasLocked) lock('os-lock');
    wasLocked = isLocked;
  }, pollMs).unref();
}
