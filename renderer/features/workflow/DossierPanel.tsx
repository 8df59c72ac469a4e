import { formatDay, isoDay } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { Badge, Checkbox, Disclosure } from '../../ui';
import { useCase } from '../letters/caseDesk';
import { useWorkAdd } from './useWorkAdd';

/** The dossier's checklist. Ticking and unticking are both kept; what was unticked by mistake comes back with one key. */
export function DossierPanel() {
  const { detail, mayChange } = useCase();
  const { addNow } = useWorkAdd();
  const { dossier } = detail;
  if (!dossier) return null;
  const have = dossier.items.filter(({ present }) => present).length;
  const mark = (item: string, present: boolean): void => {
    const on = isoDay(new Date());
    const undo = present ? undefined : () => mark(item, true);
    void addNow({ t: 'dossier', item, present, on }, t(present ? 'workflow.marked' : 'workflow.unmarked'), undo);
  };
  return (
    <Disclosure
      className="panel"
      summary={
        <span className="row row-apart">
          <strong>{dossier.name}</strong>
          <span className="row">
            <span className="dim">{t('workflow.dossierCount', { have, all: dossier.items.length })}</span>
            <Badge tone={dossier.percent === 100 ? 'ok' : 'warn'}>
              {t('workflow.percent', { percent: dossier.percent })}
            </Badge>
          </span>
        </span>
      }
    >
      <ul className="dossier">
        {dossier.items.map((item) => (
          <li key={item.code}>
            {mayChange ? (
              <Checkbox
                label={item.required ? item.name : t('workflow.optionalItem', { name: item.name })}
                checked={item.present}
                onChange={(present) => mark(item.code, present)}
              />
            ) : (
              <span>{item.name}</span>
            )}
            <span className="dim number">{item.present && item.on ? formatDay(item.on) : ''}</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
