interface WindowOpenDetails {
  readonly url: string;
  readonly frameName: string;
  readonly features: string;
  readonly disposition: string;
  readonly referrer: { readonly url: string; readonly policy: string };
}
export type WindowOpenHandler = (details: WindowOpenDetails) => { readonly action: 'allow' | 'deny' };

/** Asks the app about a window its page wants; whatever it says, none is opened here. */
export function askWindowOpen(
  handler: WindowOpenHandler | null,
  wanted: Pick<WindowOpenDetails, 'url' | 'frameName' | 'features'>,
  opener: string,
): void {
  const answer = handler?.({
    ...wanted,
    disposition: 'new-window',
    referrer: { url: opener, policy: 'strict-origin-when-cross-origin' },
  });
  if (answer?.action === 'deny') return;
  if (handler && answer?.action !== 'allow') {
    console.error('The window open handler response must be an object with an action property');
  } else {
    console.error('[stand-in] a page opened a window that nobody denied; it is not opened here');
  }
}
