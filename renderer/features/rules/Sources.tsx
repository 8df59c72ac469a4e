import { useState } from 'react';
import { label, t } from '../../i18n/t';
import { Badge, Select } from '../../ui';
import type { RuleOrigin } from './sourcesOf';

const standings = ['unverified', 'secondary', 'verified'] as const;
const tones = { unverified: 'warn', secondary: 'warn', verified: 'ok' } as const;

/** Where every rule was read, and how surely. */
export function Sources({ sources }: { readonly sources: readonly RuleOrigin[] }) {
  const [standing, setStanding] = useState('');
  const shown = sources.filter(({ source }) => standing === '' || source.standing === standing);
  return (
    <div className="stack">
      <div className="row">
        <Select
          label={t('rules.standing')}
          value={standing}
          empty={t('rules.allStandings')}
          options={standings.map((value) => ({ value, label: label('rules.standingOf', value) }))}
          onChange={setStanding}
        />
      </div>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('rules.col.part')}</th>
            <th scope="col">{t('rules.col.rule')}</th>
            <th scope="col">{t('rules.col.source')}</th>
            <th scope="col">{t('rules.col.standing')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ part, code, name, source }) => (
            <tr key={`${part} ${code}`}>
              <td>{label('rules.part', part)}</td>
              <td>{name}</td>
              <td>{[source.text, source.article].filter(Boolean).join(', ')}</td>
              <td>
                <Badge tone={tones[source.standing]}>{label('rules.standingOf', source.standing)}</Badge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
