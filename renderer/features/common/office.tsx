import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { createOfficeClient, type OfficeClient } from '../../office/client';

const OfficeContext = createContext<OfficeClient | null>(null);

/** Gives the screens below the office worker, which ends with them. */
export function OfficeProvider({ children }: { readonly children: ReactNode }) {
  const [office] = useState(createOfficeClient);
  useEffect(() => () => office.terminate(), [office]);
  return <OfficeContext value={office}>{children}</OfficeContext>;
}

/** @throws Error outside an open desk, which is a mistake in the screens. */
export function useOffice(): OfficeClient {
  const office = useContext(OfficeContext);
  if (!office) throw new Error('no office here');
  return office;
}
