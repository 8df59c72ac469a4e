/** What the desk takes from its command line; Chromium and Electron read their own switches (`--user-data-dir`) themselves. */
export interface Options {
  /** `--setup=FILE`: set-up file for an unattended installation, copied into the profile when the desk has none. */
  readonly setupFile: string | null;
}

export function readOptions(argv: readonly string[]): Options {
  const prefix = '--setup=';
  const given = argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length);
  return { setupFile: given === undefined || given === '' ? null : given };
}
