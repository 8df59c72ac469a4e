import { useRef } from 'react';
import { label, t } from '../../i18n/t';
import { Button, Checkbox, Dialog, Select, showToast } from '../../ui';
import { type ColumnId, columnIds } from './columnIds';
import type { RegisterColumn } from './columns';
import { densities, type Layout, moved, toggled, usualLayout } from './layout';

export interface ColumnsDialogProps {
  readonly layout: Layout;
  readonly columns: Readonly<Record<ColumnId, RegisterColumn>>;
  readonly onChange: (layout: Layout) => void;
  readonly onClose: () => void;
}

/** Which columns are shown and in which order, and how dense the rows are. Changes show behind the dialog at once. */
export function ColumnsDialog({ layout, columns, onChange, onClose }: ColumnsDialogProps) {
  const list = useRef<HTMLUListElement>(null);
  const hidden = columnIds
    .filter((id) => !layout.columns.includes(id))
    .toSorted((a, b) => columns[a].header.localeCompare(columns[b].header, 'vi'));
  const density = densities.find((one) => one === layout.density) ?? 'normal';
  const beUsual = () => {
    onChange({ ...usualLayout, facets: layout.facets });
    showToast({
      tone: 'ok',
      text: t('columns.madeUsual'),
      action: { label: t('action.undo'), run: () => onChange(layout) },
    });
  };
  return (
    <Dialog title={t('columns.title')} onClose={onClose}>
      <div className="stack">
        <Select
          label={t('columns.density')}
          value={density}
          options={densities.map((value) => ({ value, label: label('columns.density', value) }))}
          onChange={(value) => onChange({ ...layout, density: densities.find((one) => one === value) ?? 'normal' })}
        />
        <p className="dim">{t('columns.hint')}</p>
        <ul className="column-list" ref={list} aria-label={t('columns.title')}>
          {[...layout.columns, ...hidden].map((id) => {
            const place = layout.columns.indexOf(id);
            const move = (by: -1 | 1) => onChange(moved(layout, id, by));
            return (
              <li
                key={id}
                className="row"
                onKeyDown={(event) => {
                  const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
                  if (!event.altKey || by === 0 || place < 0) return;
                  event.preventDefault();
                  move(by);
                }}
              >
                <span className="grow">
                  <Checkbox
                    label={columns[id].header}
                    checked={place >= 0}
                    disabled={place >= 0 && layout.columns.length === 1}
                    onChange={() => onChange(toggled(layout, id))}
                  />
                </span>
                {place >= 0 && (
                  <>
                    <Button
                      size="small"
                      tone="quiet"
                      label={t('columns.up', { column: columns[id].header })}
                      disabled={place === 0}
                      onClick={() => move(-1)}
                    >
                      ↑
                    </Button>
                    <Button
                      size="small"
                      tone="quiet"
                      label={t('columns.down', { column: columns[id].header })}
                      disabled={place === layout.columns.length - 1}
                      onClick={() => move(1)}
                    >
                      ↓
                    </Button>
                  </>
                )}
              </li>
            );
          })}
        </ul>
        <div className="form-foot">
          <Button tone="primary" onClick={onClose}>
            {t('columns.done')}
          </Button>
          <Button onClick={beUsual}>{t('columns.usual')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
