/** A frame of one document, as event.senderFrame shows it. Dead once its document has gone. */
export interface WebFrame {
  readonly url: string;
  readonly origin: string;
  readonly parent: WebFrame | null;
  readonly top: WebFrame | null;
  readonly frameToken: string;
  readonly name: string;
  readonly detached: boolean;
  isDestroyed(): boolean;
}

/** The frames of one web contents by CDP frame id, with the application's URL of each. */
export class FrameTree {
  readonly #frames = new Map<string, { url: string; parentId: string | undefined; name: string }>();
  /** Changes with every document of the main frame. */
  #document = 0;
  mainFrameId = '';

  has(frameId: string): boolean {
    return this.#frames.has(frameId);
  }

  url(frameId: string): string {
    return this.#frames.get(frameId)?.url ?? '';
  }

  attach(frameId: string, parentId: string): void {
    if (!this.#frames.has(frameId)) this.#frames.set(frameId, { url: 'about:blank', parentId, name: '' });
  }

  navigated(frameId: string, parentId: string | undefined, url: string, name: string): void {
    if (parentId === undefined) {
      this.mainFrameId = frameId;
      this.#frames.clear();
      this.#document++;
    }
    this.#frames.set(frameId, { url, parentId, name });
  }

  /** Same document, other URL (fragment, history API). */
  moved(frameId: string, url: string): void {
    const frame = this.#frames.get(frameId);
    if (frame) frame.url = url;
  }

  detach(frameId: string): void {
    this.#frames.delete(frameId);
    for (const [id, frame] of this.#frames) if (frame.parentId === frameId) this.detach(id);
  }

  /** The main document has gone without another in its place (crash, close). */
  clearDocument(): void {
    this.#document++;
  }

  /** The frame as it is now; null when its document has gone. */
  view(frameId: string): WebFrame | null {
    const document = this.#document;
    const frame = this.#frames.get(frameId);
    if (!frame) return null;
    const isAlive = () => this.#document === document && this.#frames.get(frameId) === frame;
    const parent = frame.parentId === undefined ? null : this.view(frame.parentId);
    const view: WebFrame = {
      get url() {
        return frame.url;
      },
      get origin() {
        return originOf(frame.url);
      },
      parent,
      get top() {
        return parent?.top ?? view;
      },
      frameToken: frameId,
      name: frame.name,
      get detached() {
        return !isAlive();
      },
      isDestroyed: () => !isAlive(),
    };
    return view;
  }
}

/** As Chromium prints an origin; Node says 'null' for schemes it does not know. */
function originOf(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)/i.exec(url);
  return match?.[1] ?? 'null';
}
