import { useState } from 'react';
import type { DeskError } from '../../../shared/errors';
import { errorEvidence, errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Banner, Button } from '../../ui';
import { AcknowledgeDialog } from './AcknowledgeDialog';

/** The history at the center is not the one this desk has seen: what happened, what to do, and the evidence. */
export function AlarmBanner({ error }: { readonly error: DeskError }) {
  const evidence = errorEvidence(error);
  const [asking, setAsking] = useState(false);
  return (
    <Banner tone="danger" title={t('sync.alarmTitle')}>
      <div className="stack-tight">
        <p>{errorText(error)}</p>
        <p>{t('sync.alarmText')}</p>
        {evidence.length > 0 && (
          <section aria-label={t('sync.evidence')}>
            <h2>{t('sync.evidence')}</h2>
            <dl className="facts evidence">
              {evidence.map(({ name, value }) => (
                <div key={name} className="evidence-line">
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
        <div>
          <Button size="small" onClick={() => setAsking(true)}>
            {t('sync.acknowledge')}
          </Button>
        </div>
        {asking && <AcknowledgeDialog onClose={() => setAsking(false)} />}
      </div>
    </Banner>
  );
}
