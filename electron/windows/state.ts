import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const position = z.number().int().min(-100_000).max(100_000);
const stateSchema = z.strictObject({
  x: position.optional(),
  y: position.optional(),
  width: z.number().int().min(640).max(20_000),
  height: z.number().int().min(480).max(20_000),
  maximized: z.boolean(),
});

/** Where the window stood last, in screen pixels. */
export type WindowState = z.infer<typeof stateSchema>;

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const defaultState: WindowState = { width: 1360, height: 860, maximized: false };

/** The saved state; the default when there is none or the file is not one. */
export function loadWindowState(file: string): WindowState {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return defaultState;
  }
}

/** Saves the state; a window that cannot be remembered is no reason to trouble anyone. */
export function saveWindowState(file: string, state: WindowState): boolean {
  try {
    writeFileSync(file, JSON.stringify(stateSchema.parse(state)), { mode: 0o600 });
    return true;
  } catch {
    return false;
  }
}

/** Forgets a position that no screen shows any more, so that the window never opens out of sight. */
export function fitToScreens(state: WindowState, screens: readonly Area[]): WindowState {
  const { x, y } = state;
  const titleBarShows = screens.some(
    (screen) =>
      x !== undefined &&
      y !== undefined &&
      x + state.width > screen.x + 100 &&
      x < screen.x + screen.width - 100 &&
      y >= screen.y &&
      y < screen.y + screen.height - 50,
  );
  return titleBarShows ? state : { width: state.width, height: state.height, maximized: state.maximized };
}
