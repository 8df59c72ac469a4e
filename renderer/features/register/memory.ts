import { createContext, type RefObject, useContext } from 'react';
import { type Filters, noFilters } from './query';

/** What the list looked like when it was left, so that coming back finds it the same. */
export interface RegisterMemory {
  filters: Filters;
  active: number;
}

export const freshMemory = (): RegisterMemory => ({ filters: noFilters, active: 0 });

/** Lives in the shell, so that locking the desk (which takes the shell away) forgets it. */
export const RegisterMemoryContext = createContext<RefObject<RegisterMemory>>({ current: freshMemory() });

export const useRegisterMemory = (): RefObject<RegisterMemory> => useContext(RegisterMemoryContext);
