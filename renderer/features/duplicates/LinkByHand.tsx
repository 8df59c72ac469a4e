import { useState } from 'react';
import { formatDay } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { Button, TextField } from '../../ui';
import type { LinkKind } from '../../vault/api/duplicates';
import type { LinkView } from '../../vault/api/letter';
import { highestLevel, useMarkingLevel } from '../common/marking';
import { useDebounced } from '../common/useDebounced';
import { useVaultQuery } from '../common/vault';
import { LinkActions } from './LinkActions';

interface LinkByHandProps {
  readonly recId: string;
  readonly linked: readonly LinkView[];
  readonly busy: boolean;
  readonly onLink: (other: string, kind: LinkKind, text: string) => Promise<boolean>;
}

const shown = 5;

/** Links a letter that the officer looks up, by its number or any words. */
export function LinkByHand({ recId, linked, busy, onLink }: LinkByHandProps) {
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<string | null>(null);
  const query = useDebounced(text.trim(), 200);
  const found = useVaultQuery(
    'letters',
    'list.open',
    { text: query, rows: shown + 2, once: true },
    { enabled: query !== '' },
  );
  const rows = (query === '' ? [] : (found.data?.rows ?? []))
    .filter((row) => row.recId !== recId && !linked.some((one) => one.recId === row.recId))
    .slice(0, shown);
  useMarkingLevel(highestLevel(rows));
  return (
    <div className="stack-tight">
      <TextField
        label={t('duplicates.lookUp')}
        hint={t('duplicates.lookUpHint')}
        value={text}
        onChange={(value) => {
          setText(value);
          setPicked(null);
        }}
        maxLength={200}
      />
      {query !== '' && found.data && rows.length === 0 && <p className="dim">{t('duplicates.lookUpNone')}</p>}
      <ul className="plain-list">
        {rows.map((row) => (
          <li key={row.recId} className="stack-tight">
            <Button size="small" pressed={picked === row.recId} onClick={() => setPicked(row.recId)} disabled={busy}>
              {t('duplicates.lookUpRow', {
                number: row.registerNo || t('duplicates.noNumber'),
                day: formatDay(row.arrivedOn),
              })}
            </Button>
            <p>{row.summary}</p>
            {picked === row.recId && (
              <LinkActions
                suggests="cung-vu-viec"
                chosen={null}
                onChoose={(kind) => {
                  if (!kind) return;
                  void onLink(row.recId, kind, '').then((done) => {
                    if (done) setText('');
                  });
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
