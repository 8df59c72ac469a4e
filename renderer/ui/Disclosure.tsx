import { type ReactNode, useId, useState } from 'react';

export interface DisclosureProps {
  /** What is seen while it is closed. */
  readonly summary: ReactNode;
  readonly children: ReactNode;
  readonly open?: boolean;
  readonly className?: string;
}

/** A line that opens to its reasons, with Enter or Space; what is closed is not in the page. */
export function Disclosure({ summary, children, open = false, className }: DisclosureProps) {
  const [shown, setShown] = useState(open);
  const id = useId();
  return (
    <div className={className}>
      <button
        type="button"
        className="disclosure"
        aria-expanded={shown}
        aria-controls={shown ? id : undefined}
        onClick={() => setShown(!shown)}
      >
        <span className="disclosure-mark" aria-hidden="true" />
        <span className="grow">{summary}</span>
      </button>
      {shown && (
        <div id={id} className="disclosure-body">
          {children}
        </div>
      )}
    </div>
  );
}
