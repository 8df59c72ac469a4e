import { type CdpSession, ignoreGone, type Protocol } from './cdp';
import { eventWith, PreventableEvent } from './events';
import { LoadError } from './netErrors';
import { protocol } from './protocol';
import { toApplication } from './urls';
import type { WebContents } from './webContents';

type Paused = Protocol.Fetch.requestPausedPayload;

/** The documents that a page asks for and gets: who asked, what was answered, when it was all there. */
export class Navigation {
  readonly #contents: WebContents;
  readonly #ready: () => Promise<CdpSession>;
  #loading = false;
  /** Navigations of the main frame that main itself asked for and Chromium has not requested yet. */
  #own = 0;
  #rejectLoad: ((reason: LoadError) => void) | undefined;
  #response = { code: 200, text: '' };
  /** What `load` was asked for, until its document is there. */
  #pendingUrl = '';

  /** `ready` answers the page's session once the page can be told to load. */
  constructor(contents: WebContents, ready: () => Promise<CdpSession>) {
    this.#contents = contents;
    this.#ready = ready;
  }

  get isLoading(): boolean {
    return this.#loading;
  }

  /** As in Electron the address that is being loaded counts already. */
  get url(): string {
    return this.#pendingUrl || this.#contents.frames.url(this.#contents.mainFrameId);
  }

  /** Decides a document request: emits will-frame-navigate and will-navigate or will-redirect unless main asked. */
  allows(paused: Paused, url: string): boolean {
    const isMainFrame = paused.frameId === this.#contents.mainFrameId;
    const event = eventWith({
      url,
      isMainFrame,
      isSameDocument: false,
      frame: this.#contents.frames.view(paused.frameId),
      initiator: this.#contents.mainFrame,
    });
    if (paused.redirectedRequestId) {
      this.#contents.emit('will-redirect', event, url, false, isMainFrame);
    } else if (isMainFrame && this.#own > 0) {
      this.#own--;
    } else {
      this.#contents.emit('will-frame-navigate', event);
      if (isMainFrame) this.#contents.emit('will-navigate', event, url, false, true);
    }
    if (!event.defaultPrevented && isMainFrame && !paused.redirectedRequestId) {
      this.#loading = true;
      this.#contents.emit('did-start-loading', new PreventableEvent());
      this.#contents.emit('did-start-navigation', event, url, false, true);
    }
    return !event.defaultPrevented;
  }

  /** Remembers what a document was answered with, for did-navigate. */
  noteResponse(paused: Paused, response: Response): void {
    if (paused.resourceType === 'Document') this.#response = { code: response.status, text: response.statusText };
  }

  /** Settles as Electron's: with did-finish-load, or with an error that names the net error. */
  async load(url: string): Promise<void> {
    this.#pendingUrl = url;
    const session = await this.#ready();
    this.#rejectLoad?.(new LoadError('net::ERR_ABORTED', url));
    await this.#contents.session.mirrorPermissions(this.#contents, url);
    const finished = new Promise<void>((resolve, reject) => {
      const done = () => resolve();
      this.#contents.once('did-finish-load', done);
      this.#rejectLoad = (error) => {
        this.#contents.off('did-finish-load', done);
        reject(error);
      };
    });
    finished.catch(ignoreGone);
    this.#own++;
    const { errorText } = await session.send('Page.navigate', { url: protocol.toChromium(url) });
    if (this.#pendingUrl === url) this.#pendingUrl = '';
    if (errorText) {
      const error = new LoadError(errorText, url);
      this.#contents.emit('did-fail-load', new PreventableEvent(), error.errno, error.code, url, true);
      this.#rejectLoad?.(error);
    }
    await finished;
    this.#rejectLoad = undefined;
  }

  async reload(ignoreCache: boolean): Promise<void> {
    const session = await this.#ready();
    this.#own++;
    await session.send('Page.reload', { ignoreCache });
  }

  /** A frame has another document. */
  navigated(frame: Protocol.Page.Frame): void {
    const url = toApplication(frame.unreachableUrl ?? `${frame.url}${frame.urlFragment ?? ''}`);
    this.#contents.frames.navigated(frame.id, frame.parentId, url, frame.name ?? '');
    const { code, text } = this.#response;
    const isMainFrame = frame.parentId === undefined;
    if (isMainFrame) this.#pendingUrl = '';
    this.#contents.emit('did-frame-navigate', new PreventableEvent(), url, code, text, isMainFrame);
    if (isMainFrame) this.#contents.emit('did-navigate', new PreventableEvent(), url, code, text);
  }

  /** The document and all that it needs are there. */
  loaded(): void {
    this.#loading = false;
    this.#own = 0;
    this.#contents.emit('did-frame-finish-load', new PreventableEvent(), true);
    this.#contents.emit('did-finish-load', new PreventableEvent());
    this.#contents.emit('did-stop-loading', new PreventableEvent());
  }

  /** Nothing that main asked for is under way any more. */
  lost(): void {
    this.#own = 0;
  }
}
