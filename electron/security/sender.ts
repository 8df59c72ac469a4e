import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { isDeskUrl } from './origin';

/** The part of an IPC event that says who speaks. */
export type SenderEvent = {
  readonly sender: Pick<IpcMainInvokeEvent['sender'], 'id'>;
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
};

/**
 * True only for the main frame of the desk's own window while it shows the desk's own origin. Call it before anything
 * waits: Electron gives null for a frame that has navigated since.
 */
export function isTrustedSender(event: SenderEvent, window: Pick<WebContents, 'id'> | null): boolean {
  const frame = event.senderFrame;
  return (
    window !== null && event.sender.id === window.id && frame !== null && frame.parent === null && isDeskUrl(frame.url)
  );
}
