import type { Ref } from 'react';
import { t } from '../../i18n/t';
import { isComposing, TextField } from '../../ui';

export interface SearchBoxProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** Down into the list. */
  readonly onLeave: () => void;
  readonly ref: Ref<HTMLInputElement>;
}

/** Words to find; what may stand before a colon is told while the box is empty and has the focus. */
export function SearchBox({ text, onChange, onLeave, ref }: SearchBoxProps) {
  return (
    <div className="search-box">
      <TextField
        ref={ref}
        label={t('register.search')}
        hideLabel
        placeholder={t('register.searchPlaceholder')}
        value={text}
        onChange={onChange}
        maxLength={200}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
          if (isComposing(event.nativeEvent)) return;
          event.preventDefault();
          onLeave();
        }}
      />
      {text === '' && <p className="search-hint">{t('register.searchHint')}</p>}
    </div>
  );
}
