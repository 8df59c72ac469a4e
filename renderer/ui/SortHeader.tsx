export interface SortHeaderProps {
  readonly label: string;
  readonly direction: 'ascending' | 'descending' | null;
  /** Absent when the column cannot be sorted by. */
  readonly onSort?: (() => void) | undefined;
}

/** A column's heading; where it can sort, a button that says which way it does. */
export function SortHeader({ label, direction, onSort }: SortHeaderProps) {
  const arrow = direction === 'ascending' ? '▲' : direction === 'descending' ? '▼' : '';
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of the virtual grid
    // biome-ignore lint/a11y/useFocusableInteractive: the button inside it is focusable
    <div role="columnheader" aria-sort={direction ?? (onSort ? 'none' : undefined)} className="grid-cell">
      {onSort ? (
        <button type="button" className="grid-sort" onClick={onSort}>
          {label}
          <span aria-hidden="true">{arrow}</span>
        </button>
      ) : (
        label
      )}
    </div>
  );
}
