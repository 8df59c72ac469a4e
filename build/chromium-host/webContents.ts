import { appEvents } from './appEvents';
import type { BrowserWindow } from './browserWindow';
import { type CdpSession, ignoreGone, type Protocol } from './cdp';
import { ContentsSettings } from './contentsSettings';
import { eventWith, PreventableEvent } from './events';
import { FrameTree, type WebFrame } from './frames';
import { IpcMain } from './ipcMain';
import { clickAccelerator } from './menu';
import type { FromPage, ToPage } from './messages';
import { Navigation } from './navigation';
import { PageLink } from './pageLink';
import { dispatchIpc } from './pageMessages';
import { type PrintToPdfOptions, toCdpPrintOptions } from './printToPdf';
import { registry } from './registry';
import { isolatedScript, isolatedWorld, makeSecretNames, type PreloadOptions, pageScript } from './scripts';
import { defaultSession, type Session } from './session';
import { type AttachedTarget, closeTarget, createTarget } from './target';
import { toApplication } from './urls';
import { askWindowOpen, type WindowOpenHandler } from './windowOpen';

type Paused = Protocol.Fetch.requestPausedPayload;
export interface WebContentsOptions extends PreloadOptions {
  readonly width: number;
  readonly height: number;
}

let lastId = 0;

/** Electron's WebContents over one page of Chromium. */
export class WebContents extends ContentsSettings {
  readonly id = ++lastId;
  readonly ipc = new IpcMain();
  readonly frames = new FrameTree();
  readonly #names = makeSecretNames();
  readonly #options: WebContentsOptions;
  readonly #navigation = new Navigation(this, async () => {
    const { session } = await this.open();
    await this.#crash;
    return session;
  });
  #target: Promise<AttachedTarget> | undefined;
  #targetId = '';
  #link: PageLink | undefined;
  #windowOpenHandler: WindowOpenHandler | null = null;
  #destroyed = false;
  #title = '';
  /** Settles when a crash that main forced has happened. */
  #crash: Promise<void> = Promise.resolve();

  constructor(options: WebContentsOptions) {
    super();
    this.#options = options;
    registry.contents.add(this);
    appEvents.emit('web-contents-created', new PreventableEvent(), this);
  }

  get session(): Session {
    return defaultSession;
  }

  get mainFrame(): WebFrame | null {
    return this.frames.view(this.mainFrameId);
  }

  get mainFrameId(): string {
    return this.frames.mainFrameId;
  }

  get targetId(): string {
    return this.#targetId;
  }

  /** Opens the page; every other method waits for it. */
  open(): Promise<AttachedTarget> {
    this.#target ??= this.#open();
    return this.#target;
  }

  async #open(): Promise<AttachedTarget> {
    const target = await createTarget(this.#options.width, this.#options.height);
    const { session } = target;
    this.#targetId = target.targetId;
    this.frames.navigated(target.targetId, undefined, '', '');
    this.#link = new PageLink(
      session,
      this.#names,
      () => this.mainFrameId,
      (message, reply) => this.#receive(message, reply),
    );
    this.#watchPage(session);
    session.tell('Inspector.enable');
    session.tell('Page.enable');
    session.tell('Runtime.enable');
    session.tell('Runtime.addBinding', { name: this.#names.binding, executionContextName: isolatedWorld });
    session.tell('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(this.#names) });
    session.tell('Page.addScriptToEvaluateOnNewDocument', {
      worldName: isolatedWorld,
      source: isolatedScript(this.#names, this.#options, (error) => this.#preloadFailed(error)),
    });
    await session.send('Runtime.runIfWaitingForDebugger');
    return target;
  }

  #watchPage(session: CdpSession): void {
    session.on('Inspector.targetCrashed', () => this.#crashed());
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => this.frames.attach(frameId, parentFrameId));
    session.on('Page.frameDetached', ({ frameId, reason }) => {
      if (reason === 'remove') this.frames.detach(frameId);
    });
    session.on('Page.frameNavigated', ({ frame }) => this.#navigation.navigated(frame));
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      this.frames.moved(frameId, toApplication(url));
      this.emit('did-navigate-in-page', new PreventableEvent(), toApplication(url), frameId === this.mainFrameId);
    });
    session.on('Page.domContentEventFired', () => this.emit('dom-ready', new PreventableEvent()));
    session.on('Page.loadEventFired', () => this.#navigation.loaded());
    session.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
      this.#askWindowOpen(toApplication(url), windowName, windowFeatures.join(','));
    });
    session.on('Page.javascriptDialogOpening', ({ type }) => {
      if (type !== 'beforeunload') {
        // There is nobody to answer alert() and its kin, and an open one stops the page.
        session.tell('Page.handleJavaScriptDialog', { accept: false });
        return;
      }
      const event = new PreventableEvent();
      this.emit('will-prevent-unload', event);
      session.tell('Page.handleJavaScriptDialog', { accept: event.defaultPrevented });
      if (!event.defaultPrevented) this.emit('stand-in:stayed');
    });
    session.on('Runtime.consoleAPICalled', ({ type, args }) => {
      const message = args.map((arg) => String(arg.value ?? arg.description ?? '')).join(' ');
      this.emit('console-message', eventWith({ level: type === 'warning' ? 'warning' : type, message }));
    });
  }

  /** The page has another title; the window takes it over unless the app prevents that. */
  #titleChanged(title: string): void {
    if (title === this.#title) return;
    this.#title = title;
    const event = new PreventableEvent();
    this.emit('page-title-updated', event, title, true);
    const window = this.#window();
    window?.emit('page-title-updated', event, title, true);
    if (!event.defaultPrevented) window?.setTitle(title);
  }

  #preloadFailed(error: Error): void {
    console.error(`Unable to load preload script: ${this.#options.preload}\n${error.stack}`);
    this.emit('preload-error', new PreventableEvent(), this.#options.preload, error);
  }

  #receive(message: FromPage, reply: (message: ToPage) => void): void {
    switch (message.kind) {
      case 'invoke':
      case 'send':
        dispatchIpc(this, message, reply).catch((error: unknown) => console.error('[stand-in]', error));
        break;
      case 'open':
        this.#askWindowOpen(toApplication(message.url), message.frameName, message.features);
        break;
      case 'accelerator':
        clickAccelerator(message.item, this.#window());
        break;
      case 'title':
        this.#titleChanged(message.text);
        break;
      case 'preload-error':
        this.emit('preload-error', new PreventableEvent(), this.#options.preload, new Error(message.text));
    }
  }

  #window(): BrowserWindow | undefined {
    return [...registry.windows].find((window) => window.webContents === this);
  }

  /** @throws Error 'An object could not be cloned.' */
  send(channel: string, ...args: unknown[]): void {
    this.#link?.post({ kind: 'event', channel, args });
  }

  /** Decides a document request: emits will-frame-navigate and will-navigate or will-redirect unless main asked. */
  allowsNavigation = (paused: Paused, url: string): boolean => this.#navigation.allows(paused, url);

  /** Remembers what a document was answered with, for did-navigate. */
  noteResponse = (paused: Paused, response: Response): void => this.#navigation.noteResponse(paused, response);

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpenHandler = handler;
  }

  #askWindowOpen(url: string, frameName: string, features: string): void {
    askWindowOpen(this.#windowOpenHandler, { url, frameName, features }, this.getURL());
  }

  /** Settles as Electron's: with did-finish-load, or with an error that names the net error. */
  loadURL = (url: string): Promise<void> => this.#navigation.load(url);

  async loadFile(): Promise<never> {
    throw new Error('The stand-in does not serve file://');
  }

  reload(): void {
    this.#navigation.reload(false).catch(ignoreGone);
  }

  reloadIgnoringCache(): void {
    this.#navigation.reload(true).catch(ignoreGone);
  }

  stop(): void {
    this.#tell((session) => session.send('Page.stopLoading'));
  }

  /** Kills the page's renderer process; `render-process-gone` follows. */
  forcefullyCrashRenderer(): void {
    this.#crash = this.open().then(
      ({ session }) =>
        new Promise((resolve) => {
          this.once('render-process-gone', () => resolve());
          session.tell('Page.crash');
        }),
    );
  }

  /** Chromium lost the page's renderer. */
  #crashed(): void {
    this.frames.clearDocument();
    this.#navigation.lost();
    const details = { reason: 'crashed', exitCode: 139 };
    this.emit('render-process-gone', new PreventableEvent(), details);
    appEvents.emit('render-process-gone', new PreventableEvent(), this, details);
  }

  /** The page printed, as PDF bytes. */
  async printToPDF(options: PrintToPdfOptions = {}): Promise<Buffer> {
    const parameters = toCdpPrintOptions(options);
    const { session } = await this.open();
    const { data } = await session.send('Page.printToPDF', parameters);
    return Buffer.from(data, 'base64');
  }

  /** Runs `code` in the page's own world and answers its value. */
  async executeJavaScript(code: string): Promise<unknown> {
    const { session } = await this.open();
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as unknown;
  }

  getURL = (): string => this.#navigation.url;
  getTitle = (): string => this.#title;
  isLoading = (): boolean => this.#navigation.isLoading;
  isLoadingMainFrame = (): boolean => this.#navigation.isLoading;
  isDestroyed = (): boolean => this.#destroyed;
  focus = (): void => this.#tell((session) => session.send('Page.bringToFront'));

  /** As the window's own close, or without asking the page. */
  close(options: { waitForBeforeUnload?: boolean } = {}): void {
    const owner = this.#window();
    if (options.waitForBeforeUnload) owner?.close();
    else owner?.destroy();
  }

  /** Asks the page (beforeunload) and closes it; Chromium tells when it is gone. */
  async requestClose(): Promise<void> {
    const { session } = await this.open();
    await session.send('Page.close');
  }

  /** Ends the page without asking it. */
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.frames.clearDocument();
    registry.contents.delete(this);
    this.#target?.then(({ targetId }) => closeTarget(targetId)).catch(ignoreGone);
    this.emit('destroyed', new PreventableEvent());
  }

  #tell(act: (session: CdpSession) => Promise<unknown>): void {
    this.open()
      .then(({ session }) => act(session))
      .catch(ignoreGone);
  }
}
