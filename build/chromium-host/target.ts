import { type CdpSession, ignoreGone } from './cdp';
import { browserSession, registry } from './registry';

/** A page of Chromium with our session on it. */
export interface AttachedTarget {
  readonly targetId: string;
  readonly session: CdpSession;
}

/** Pages that wait for their session, by target id. */
const expected = new Map<string, (session: CdpSession) => void>();
const early = new Map<string, CdpSession>();
let creating = 0;

/**
 * Watches for pages. Every new one arrives paused: ours go to whoever made them, a page's own child windows are closed
 * before they load anything.
 */
export async function watchTargets(): Promise<void> {
  const browser = browserSession();
  browser.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    const session = registry.connection!.session(sessionId);
    if (targetInfo.type !== 'page') {
      session.tell('Runtime.runIfWaitingForDebugger');
    } else if (!targetInfo.openerId && (expected.has(targetInfo.targetId) || creating > 0)) {
      const take = expected.get(targetInfo.targetId);
      if (take) take(session);
      else early.set(targetInfo.targetId, session);
    } else {
      browser.tell('Target.closeTarget', { targetId: targetInfo.targetId });
    }
  });
  browser.on('Target.detachedFromTarget', ({ sessionId }) => registry.connection!.endSession(sessionId));
  await browser.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
}

/** Opens a window of Chromium; it stays paused until `resume`. */
export async function createTarget(width: number, height: number): Promise<AttachedTarget> {
  creating++;
  try {
    const { targetId } = await browserSession().send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      width,
      height,
    });
    const session =
      early.get(targetId) ?? (await new Promise<CdpSession>((resolve) => expected.set(targetId, resolve)));
    early.delete(targetId);
    expected.delete(targetId);
    return { targetId, session };
  } finally {
    creating--;
  }
}

/** Closes a page without asking it; done when Chromium has let it go. */
export async function closeTarget(targetId: string): Promise<void> {
  await browserSession().send('Target.closeTarget', { targetId }).catch(ignoreGone);
}
