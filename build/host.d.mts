/** Path of the real Electron binary, or null where it is absent. */
export function realElectron(root: string): string | null;
/** The host to run the desk with here. */
export function deskHost(root: string): string;
