/** Chromium switches that would hand the desk to whoever starts it: debuggers, weaker sandbox, foreign code, dumps. */
export const refusedSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'auto-open-devtools-for-tabs',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'js-flags',
  'load-extension',
  'disable-extensions-except',
  'disable-web-security',
  'disable-site-isolation-trials',
  'disable-features',
  'enable-blink-features',
  'no-sandbox',
  'disable-seccomp-filter-sandbox',
  'single-process',
  'allow-file-access-from-files',
  'ignore-certificate-errors',
  'proxy-server',
  'proxy-pac-url',
  'host-rules',
  'host-resolver-rules',
  'enable-logging',
  'log-net-log',
  'renderer-cmd-prefix',
  'renderer-startup-dialog',
  'utility-cmd-prefix',
  'gpu-launcher',
  'enable-crash-reporter',
] as const;

/** The switches of this start that a packaged desk refuses; in development none is refused. */
export function foundRefusedSwitches(isPackaged: boolean, hasSwitch: (name: string) => boolean): readonly string[] {
  return isPackaged ? refusedSwitches.filter((name) => hasSwitch(name)) : [];
}
