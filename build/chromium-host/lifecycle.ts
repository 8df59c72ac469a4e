/** How far the app has come; read by everything that Electron refuses before ready. */
export const lifecycle = {
  isReady: false,
  isQuitting: false,
};
