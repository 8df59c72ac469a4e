export interface ChipProps {
  readonly label: string;
  readonly count: string;
  readonly pressed: boolean;
  readonly onPress: () => void;
}

/** A filter that is on or off, with how many letters it stands for. */
export function Chip({ label, count, pressed, onPress }: ChipProps) {
  return (
    <button type="button" className="chip" aria-pressed={pressed} onClick={onPress}>
      {label} <span className="number">{count}</span>
    </button>
  );
}
