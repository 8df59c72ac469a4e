/** From a page's isolated world to the host. */
export type FromPage =
  | { kind: 'invoke'; id: number; channel: string; args: unknown[] }
  | { kind: 'send'; channel: string; args: unknown[] }
  | { kind: 'open'; url: string; frameName: string; features: string }
  | { kind: 'accelerator'; item: number }
  | { kind: 'preload-error'; text: string }
  | { kind: 'title'; text: string }
  /** The bulk channel works from here: the host may use it too. */
  | { kind: 'bulk-ready' };

/** From the host to a page's isolated world. */
export type ToPage =
  | { kind: 'event'; channel: string; args: readonly unknown[] }
  | { kind: 'reply'; id: number; answer: { error: string } | { value: unknown } };

/** One menu shortcut: the key as KeyboardEvent names it in lower case, and the menu item it stands for. */
export interface Accelerator {
  readonly key: string;
  readonly control: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly item: number;
}

/** What the isolated world's script is started with. */
export interface IsolatedConfig {
  /** Name of the native function that takes a message to the host; removed from the world at once. */
  readonly binding: string;
  /** Name of the function the host calls with a message. */
  readonly deliver: string;
  /** Name of the events between the two worlds. */
  readonly secret: string;
  /** First part of the bulk channel's path in the page's own origin. */
  readonly bulk: string;
  readonly preloadPath: string;
  readonly accelerators: readonly Accelerator[];
  /** The reduced `process` of a sandboxed preload. */
  readonly process: Readonly<Record<string, unknown>>;
}
