import { t } from '../../i18n/t';
import type { DirectoryView } from '../../vault/api';

export interface UnitTreeProps {
  readonly units: DirectoryView['units'];
  readonly parentId: string | null;
}

/** Units under `parentId`, each with its own below it. A unit whose parent is not known stands at the top. */
export function UnitTree({ units, parentId }: UnitTreeProps) {
  const known = new Set(units.map((unit) => unit.unitId));
  const here = units.filter((unit) =>
    parentId === null ? unit.parentId === null || !known.has(unit.parentId) : unit.parentId === parentId,
  );
  if (here.length === 0) return null;
  return (
    <ul className={parentId === null ? 'tree tree-root' : 'tree'}>
      {here.map((unit) => (
        <li key={unit.unitId}>
          {unit.name}{' '}
          <span className="dim">
            {t('accounts.unitCode', { code: unit.code })} ·{' '}
            {unit.epoch === null ? t('accounts.noEpoch') : t('accounts.epoch', { epoch: unit.epoch })}
          </span>
          <UnitTree units={units} parentId={unit.unitId} />
        </li>
      ))}
    </ul>
  );
}
