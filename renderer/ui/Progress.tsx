import { Progress as MantineProgress } from '@mantine/core';

export interface ProgressProps {
  readonly label: string;
  readonly done: number;
  /** null while it is not known how much there is. */
  readonly total: number | null;
}

/** How far a long work is. Without a known end it shows that something moves, never an invented percentage. */
export function Progress({ label, done, total }: ProgressProps) {
  const percent = total ? Math.min(100, Math.round((100 * done) / total)) : 100;
  return (
    <div className="progress">
      <div role="status">{label}</div>
      <MantineProgress
        value={percent}
        animated={total === null}
        striped={total === null}
        size="sm"
        aria-label={label}
      />
    </div>
  );
}
