import { useId, useRef, useState } from 'react';
import { t } from '../i18n/t';
import { Button } from './Button';

export interface FileFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** File name extensions, e.g. `.jsonl`. */
  readonly accept: readonly string[];
  readonly disabled?: boolean;
  readonly onChoose: (file: File | null) => void;
}

/**
 * A file, chosen in the system's window or dropped here. It is read by the page alone, and no other program learns of
 * it. The same file can be chosen again after it was mended.
 */
export function FileField({ label, hint, accept, disabled = false, onChoose }: FileFieldProps) {
  const id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [hovering, setHovering] = useState(false);
  const take = (file: File | undefined) => {
    if (!file) return;
    setName(file.name);
    onChoose(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button beside it does the same by keyboard
    <div
      className={hovering ? 'file-field file-field-over' : 'file-field'}
      onDragOver={(event) => {
        event.preventDefault();
        setHovering(!disabled);
      }}
      onDragLeave={() => setHovering(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setHovering(false);
        if (!disabled) take(event.dataTransfer.files[0]);
      }}
    >
      <label htmlFor={id} id={`${id}-label`}>
        {label}
      </label>
      <div className="row">
        <Button
          disabled={disabled}
          describedBy={hint ? `${id}-label ${id}-hint` : `${id}-label`}
          onClick={() => chooser.current?.click()}
        >
          {t('field.chooseFile')}
        </Button>
        <span role="status" className="dim">
          {hovering ? t('field.dropHere') : name || t('field.noFile')}
        </span>
        <input
          ref={chooser}
          id={id}
          type="file"
          hidden
          accept={accept.join(',')}
          disabled={disabled}
          onChange={(event) => {
            take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      {hint && (
        <span id={`${id}-hint`} className="dim">
          {hint}
        </span>
      )}
    </div>
  );
}
