import { createContext, type RefObject, useContext } from 'react';
import { type Filters, noFilters } from './filters';
import type { Layout } from './layout';

/** What the list looked like when it was left, so that coming back finds it the same. */
export interface RegisterMemory {
  /** null until the register was opened: then it begins with the officer's own first view. */
  filters: Filters | null;
  active: number;
  /** Of a saved view that was taken up; what the officer changes afterwards is the layout of the register. */
  layout?: Layout;
  /** The item of the day's work that was opened last. */
  today?: string;
}

export const freshMemory = (): RegisterMemory => ({ filters: null, active: 0 });

/** Lives in the shell, so that locking the desk (which takes the shell away) forgets it. */
export const RegisterMemoryContext = createContext<RefObject<RegisterMemory>>({ current: freshMemory() });

export const useRegisterMemory = (): RefObject<RegisterMemory> => useContext(RegisterMemoryContext);

/** What the register shows when it is opened next. */
export function presetRegister(memory: RefObject<RegisterMemory>, filters: Partial<Filters>): void {
  memory.current = { filters: { ...noFilters, ...filters }, active: 0 };
}
