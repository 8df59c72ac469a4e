import { useMemo, useState } from 'react';
import { type Side, sideOf, type Twin, type TwinWay, twinWays } from '../../../shared/exchange/plan';
import { likenesses } from '../../../shared/exchange/twins';
import { formatDay } from '../../i18n/dates';
import { errorText } from '../../i18n/errors';
import { formatNumber, t } from '../../i18n/t';
import { Banner, Button, type DataColumn, DataTable, Progress, Select } from '../../ui';
import { highestLevel, useMarkingLevel } from '../common/marking';
import { becauseText } from '../duplicates/texts';
import type { Checked } from './check';
import type { Twins } from './useTwins';

/** Rows that say what another letter says: one decision for all, and Enter on a line for another one there. */
export function TwinList({ checked, twins }: { readonly checked: Checked; readonly twins: Twins }) {
  const [active, setActive] = useState(0);
  const { list, search, ways, found } = twins;
  const columns = useMemo((): DataColumn<Twin>[] => {
    const letter = (place: number) => checked.letters[place]!;
    const like = ({ place, of }: Twin) => {
      if (of.in === 'file') return t(`import.likeRow.${of.like}`, { row: letter(of.place).number });
      const { registerNo, arrivedOn, sender, because } = found.get(place)!;
      const other = [registerNo, formatDay(arrivedOn), sender].filter(Boolean).join(', ');
      return t('import.likeLetter', { other, why: becauseText(because) });
    };
    return [
      { id: 'row', header: t('import.row'), width: 80, cell: ({ place }) => formatNumber(letter(place).number) },
      {
        id: 'summary',
        header: t('import.target.summary'),
        width: 200,
        grow: 2,
        cell: ({ place }) => letter(place).letter.summary,
      },
      { id: 'like', header: t('import.like'), width: 200, grow: 2, cell: like },
      { id: 'way', header: t('import.decision'), width: 220, cell: ({ way }) => t(`import.way.${way}`) },
    ];
  }, [checked, found]);
  useMarkingLevel(useMemo(() => highestLevel([...found.values()]), [found]));
  const sides = useMemo(() => new Set(list.map(({ of }) => sideOf(of))), [list]);
  const change = (index: number) => {
    const twin = list[index];
    if (twin) twins.setOne(twin.place, after(twin.way));
  };
  return (
    <div className="stack-tight">
      <h3>{t('import.twinsTitle', { count: list.length })}</h3>
      {search.step === 'running' && (
        <div className="stack-tight">
          <Progress label={t('import.searching', search)} done={search.done} total={search.total} />
          <div className="row">
            <Button onClick={twins.skip}>{t('import.skipSearch')}</Button>
          </div>
        </div>
      )}
      {search.step === 'failed' && <Banner tone="danger">{errorText(search.error)}</Banner>}
      {search.step === 'done' && search.skipped && <p className="dim">{t('import.searchSkipped')}</p>}
      {list.length > 0 && (
        <>
          <div className="form-grid">
            {inOrder
              .filter((side) => sides.has(side))
              .map((side) => (
                <div key={side} className="span-4">
                  <Select
                    label={t(`import.all.${side}`)}
                    value={ways[side]}
                    options={twinWays.map((way) => ({ value: way, label: t(`import.way.${way}`) }))}
                    onChange={(way) => twins.setAll(side, way as TwinWay)}
                  />
                </div>
              ))}
          </div>
          <div className="import-list">
            <DataTable
              label={t('import.twinsTitle', { count: list.length })}
              columns={columns}
              total={list.length}
              rowAt={(index) => list[index]}
              active={Math.min(active, list.length - 1)}
              onActive={setActive}
              onOpen={change}
              empty=""
            />
          </div>
          <p className="dim">{t('import.twinsHint')}</p>
        </>
      )}
    </div>
  );
}

const inOrder: readonly Side[] = [...likenesses, 'vault'];

const after = (way: TwinWay): TwinWay => twinWays[(twinWays.indexOf(way) + 1) % twinWays.length]!;
