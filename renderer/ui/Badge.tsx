import type { ReactNode } from 'react';
import type { Tone } from './Banner';

/** A word about a thing: its kind, its state, what it waits for. Never colour alone. */
export function Badge({ tone = 'plain', children }: { readonly tone?: Tone | 'plain'; readonly children: ReactNode }) {
  return <span className={`badge badge-${tone}`}>{children}</span>;
}
