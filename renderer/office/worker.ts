import type { OfficeInput } from './api';
import { loadFonts } from './fonts';
import { makeDocument } from './make';
import type { FromOffice, ToOffice } from './messages';
import { useFonts } from './pdf/engine';

const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<ToOffice>) => void) | null;
  postMessage(message: FromOffice): void;
};

/** Read with the first PDF; kept until the worker ends. */
let fonts: Promise<void> | null = null;

async function answer({ id, name, input }: ToOffice): Promise<void> {
  if (name.endsWith('.pdf')) {
    fonts ??= loadFonts().then(useFonts);
    await fonts;
  }
  scope.postMessage({ id, result: await makeDocument(name, input as OfficeInput<typeof name>) });
}

scope.onmessage = ({ data }) => {
  // A font that can't be read is a broken installation: the error reaches the page, which ends this worker.
  answer(data).catch((cause: unknown) => {
    setTimeout(() => {
      throw cause;
    });
  });
};
