import { formatNumber, t } from '../../i18n/t';
import type { SyncStatus } from '../../vault/api';

/** How far this desk has read each unit's history. */
export function Streams({ streams }: { readonly streams: SyncStatus['streams'] }) {
  return (
    <section className="panel stack-tight" aria-label={t('sync.streams')}>
      <h2>{t('sync.streams')}</h2>
      {streams.length === 0 ? (
        <p className="dim">{t('sync.streamsNone')}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('sync.col.unit')}</th>
              <th scope="col" className="number-cell">
                {t('sync.col.year')}
              </th>
              <th scope="col" className="number-cell">
                {t('sync.col.seq')}
              </th>
            </tr>
          </thead>
          <tbody>
            {streams.map((stream) => (
              <tr key={`${stream.unitId} ${stream.year}`}>
                <td>{stream.unitName}</td>
                <td className="number-cell">{stream.year}</td>
                <td className="number-cell">{formatNumber(stream.seq)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
