/** Electron's app.commandLine; switches the app appends before ready reach Chromium. */
export class CommandLine {
  readonly #switches: Map<string, string>;
  readonly #appended = new Map<string, string>();

  constructor(given: ReadonlyMap<string, string>) {
    this.#switches = new Map(given);
  }

  appendSwitch(name: string, value = ''): void {
    this.#switches.set(name.toLowerCase(), value);
    this.#appended.set(name.toLowerCase(), value);
  }

  appendArgument(value: string): void {
    this.appendSwitch(value.replace(/^--/, ''));
  }

  hasSwitch(name: string): boolean {
    return this.#switches.has(name.toLowerCase());
  }

  getSwitchValue(name: string): string {
    return this.#switches.get(name.toLowerCase()) ?? '';
  }

  removeSwitch(name: string): void {
    this.#switches.delete(name.toLowerCase());
    this.#appended.delete(name.toLowerCase());
  }

  /** What the app added, for Chromium's own command line. */
  appended(): ReadonlyMap<string, string> {
    return this.#appended;
  }
}
