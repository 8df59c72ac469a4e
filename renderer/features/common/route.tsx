import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { OpenForm } from '../letters/caseDesk';

/** Where the officer is. Kept in memory: no address, title or history of the window ever names a letter. */
export type Route =
  | { readonly screen: 'today' }
  | { readonly screen: 'register' }
  /** `draft` is the key of one to take up. */
  | { readonly screen: 'intake'; readonly draft?: string }
  /** `form` is a small form of it to open at once. */
  | { readonly screen: 'letter'; readonly recId: string; readonly tab?: string; readonly form?: OpenForm }
  | { readonly screen: 'edit'; readonly recId: string; readonly draft?: string }
  /** All letters that wait for it, one after another, beginning with this one. */
  | { readonly screen: 'classify'; readonly recId?: string }
  /** `paper` is the op id of one that was issued, or the code of the template that a new one is made from. */
  | { readonly screen: 'papers'; readonly recId: string; readonly paper?: string }
  | { readonly screen: 'conflicts' }
  | { readonly screen: 'import' }
  | { readonly screen: 'books' }
  | { readonly screen: 'log' }
  | { readonly screen: 'rules' }
  /** `topic` is a page of the manual. */
  | { readonly screen: 'help'; readonly topic?: string }
  | { readonly screen: 'practice' }
  | { readonly screen: 'sync' }
  | { readonly screen: 'accounts' };

/** Asked before leaving a screen; calls `proceed` at once, later, or never. */
export type LeaveGuard = (proceed: () => void) => void;

interface Router {
  readonly route: Route;
  readonly go: (route: Route) => void;
  readonly back: () => void;
  /** Says more exactly where on its screen the officer is: for the manual, and for coming back to it. Asks no guard. */
  readonly stand: (route: Route) => void;
  /** Set by a screen that has something unsaved; null takes it away. */
  readonly guard: (guard: LeaveGuard | null) => void;
}

const RouteContext = createContext<Router | null>(null);
const remembered = 50;

export function RouteProvider({ initial, children }: { readonly initial: Route; readonly children: ReactNode }) {
  const [trail, setTrail] = useState<readonly Route[]>([initial]);
  const leaveGuard = useRef<LeaveGuard | null>(null);
  const guard = useCallback((next: LeaveGuard | null) => {
    leaveGuard.current = next;
  }, []);
  const stand = useCallback(
    (route: Route) => setTrail((past) => (past.at(-1)?.screen === route.screen ? [...past.slice(0, -1), route] : past)),
    [],
  );
  const router = useMemo((): Router => {
    const leave = (proceed: () => void) => (leaveGuard.current ? leaveGuard.current(proceed) : proceed());
    return {
      route: trail.at(-1) ?? initial,
      go: (route) => leave(() => setTrail((past) => [...past, route].slice(-remembered))),
      back: () => leave(() => setTrail((past) => (past.length > 1 ? past.slice(0, -1) : [initial]))),
      stand,
      guard,
    };
  }, [trail, initial, guard, stand]);
  return <RouteContext value={router}>{children}</RouteContext>;
}

/** @throws Error outside the shell, which is a mistake in the screens. */
export function useRouter(): Router {
  const router = useContext(RouteContext);
  if (!router) throw new Error('no routes here');
  return router;
}
