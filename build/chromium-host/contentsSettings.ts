import { EventEmitter } from 'node:events';

/** Settings of a WebContents that Chromium cannot be given from outside: taken, without effect. */
export class ContentsSettings extends EventEmitter {
  setWebRTCIPHandlingPolicy = (_policy: string): void => undefined;
  setZoomFactor = (_factor: number): void => undefined;
  setVisualZoomLevelLimits = async (): Promise<void> => undefined;
  setIgnoreMenuShortcuts = (_ignore: boolean): void => undefined;
  setBackgroundThrottling = (_allowed: boolean): void => undefined;
  setUserAgent = (_agent: string): void => undefined;
  openDevTools = (): void => console.error('[stand-in] no developer tools here');
  closeDevTools = (): void => undefined;
  isDevToolsOpened = (): boolean => false;
  getType = (): string => 'window';
  getOSProcessId = (): number => 0;
  isFocused = (): boolean => true;
  isCrashed = (): boolean => false;
}
