import { part } from './part.js';

self.onmessage = async ({ data }) => {
  const fetched = await (await fetch('/see')).json();
  self.postMessage({ part, data, url: fetched.url, secure: self.isSecureContext });
};
