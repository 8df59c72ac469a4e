import { useId } from 'react';

export interface FileFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** File name extensions, e.g. `.jsonl`. */
  readonly accept: readonly string[];
  readonly disabled?: boolean;
  readonly onChoose: (file: File | null) => void;
}

/** The browser's own file chooser: the file is read by the page alone, and no other program learns of it. */
export function FileField({ label, hint, accept, disabled = false, onChoose }: FileFieldProps) {
  const id = useId();
  return (
    <div className="stack-tight">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="file"
        accept={accept.join(',')}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChoose(event.currentTarget.files?.[0] ?? null)}
      />
      {hint && (
        <span id={`${id}-hint`} className="dim">
          {hint}
        </span>
      )}
    </div>
  );
}
