import { bulk } from './bulk';
import { type CdpSession, ignoreGone, type Protocol } from './cdp';
import { NetFailure, protocol } from './protocol';
import { contentsOfFrame } from './registry';
import { defaultSession } from './session';
import { headerToChromium, schemeOf, toApplication } from './urls';

type Paused = Protocol.Fetch.requestPausedPayload;

/** Puts every request of the browser through the app: navigation handlers, onBeforeRequest, then protocol.handle. */
export async function interceptRequests(browser: CdpSession): Promise<void> {
  browser.on('Fetch.requestPaused', (paused) => {
    answer(browser, paused).catch(ignoreGone);
  });
  await browser.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
}

async function answer(browser: CdpSession, paused: Paused): Promise<void> {
  const { requestId } = paused;
  const bulkUrl = bulk.target(paused.request.url);
  if (bulkUrl) {
    await browser.send('Fetch.continueRequest', { requestId, url: bulkUrl });
    return;
  }
  const url = toApplication(paused.request.url);
  const contents = contentsOfFrame(paused.frameId);
  if (paused.resourceType === 'Document' && contents && !contents.allowsNavigation(paused, url)) {
    // Aborted keeps the page that is there; any other reason would replace it with an error page.
    await browser.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    return;
  }
  const verdict = await defaultSession.webRequest.ask({
    url,
    method: paused.request.method,
    resourceType: resourceType(paused, contents?.mainFrameId),
    webContentsId: contents?.id,
    referrer: paused.request.headers.Referer ?? '',
    timestamp: Date.now(),
  });
  if (verdict.cancel) {
    await browser.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
  } else if (verdict.redirectURL) {
    await redirect(browser, requestId, verdict.redirectURL);
  } else if (protocol.schemes.has(schemeOf(url))) {
    await serve(browser, paused, url);
  } else {
    await browser.send('Fetch.continueRequest', { requestId });
  }
}

function resourceType(paused: Paused, mainFrameId: string | undefined): string {
  if (paused.resourceType === 'Document') return paused.frameId === mainFrameId ? 'mainFrame' : 'subFrame';
  const names: Record<string, string> = { XHR: 'xhr', Fetch: 'xhr', Stylesheet: 'stylesheet', Script: 'script' };
  return names[paused.resourceType] ?? paused.resourceType.toLowerCase();
}

function redirect(browser: CdpSession, requestId: string, target: string) {
  const responseHeaders = [{ name: 'Location', value: protocol.toChromium(target) }];
  return browser.send('Fetch.fulfillRequest', { requestId, responseCode: 307, responseHeaders });
}

async function serve(browser: CdpSession, paused: Paused, url: string): Promise<void> {
  const { requestId } = paused;
  try {
    const response = await protocol.serve(schemeOf(url), await toRequest(paused, url));
    const body = Buffer.from(await response.arrayBuffer());
    contentsOfFrame(paused.frameId)?.noteResponse(paused, response);
    await browser.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      ...(response.statusText ? { responsePhrase: response.statusText } : {}),
      responseHeaders: Array.from(response.headers, ([name, value]) => ({
        name,
        value: headerToChromium(value, protocol.schemes),
      })),
      body: body.toString('base64'),
    });
  } catch (error) {
    const errorReason = error instanceof NetFailure ? error.reason : 'Failed';
    await browser.send('Fetch.failRequest', { requestId, errorReason });
  }
}

async function toRequest(paused: Paused, url: string): Promise<Request> {
  const { method, headers, postDataEntries } = paused.request;
  const clean = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (name.toLowerCase() !== 'origin') clean.set(name, toApplication(String(value)));
  }
  const parts = (postDataEntries ?? []).map((entry) => Buffer.from(entry.bytes ?? '', 'base64'));
  const hasBody = method !== 'GET' && method !== 'HEAD' && parts.length > 0;
  return new Request(url, { method, headers: clean, ...(hasBody ? { body: Buffer.concat(parts) } : {}) });
}
