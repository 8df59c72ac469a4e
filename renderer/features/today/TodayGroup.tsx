import { useId } from 'react';
import { formatDay } from '../../i18n/dates';
import { formatNumber, t } from '../../i18n/t';
import { Badge, Button, type Tone } from '../../ui';
import type { TodayGroup as Group, TodayItem } from '../../vault/api/work';
import { useRules } from '../common/rules';
import { placeOfDraft } from './drafts';
import { reasonWords } from './reason';

export interface TodayGroupProps {
  readonly group: Group;
  readonly total: number;
  readonly items: readonly TodayItem[];
  readonly onOpen: (item: TodayItem) => void;
  /** Throws a draft away; null where the group holds none. */
  readonly onRemove: ((item: TodayItem) => void) | null;
  /** Shows the whole group in the register; null where the register can't. */
  readonly onAll: (() => void) | null;
}

const tones: Readonly<Partial<Record<Group, Tone>>> = {
  overdue: 'danger',
  soon: 'warn',
  conflicts: 'danger',
  reminders: 'warn',
  'sent-back': 'warn',
};

/** Tells an item from all others of the screen: a letter may stand in several groups. */
export const itemKey = (group: Group, item: TodayItem): string => `${group} ${item.recId ?? item.draftKey}`;

/** One kind of work: what it is, how much of it, and each item with its reason. */
export function TodayGroup({ group, total, items, onOpen, onRemove, onAll }: TodayGroupProps) {
  const rules = useRules();
  const heading = useId();
  return (
    <section className="today-group" aria-labelledby={heading}>
      <h2 id={heading}>
        {t(`today.group.${group}`)} <Badge tone={tones[group] ?? 'plain'}>{formatNumber(total)}</Badge>
      </h2>
      <ul className="today-items">
        {items.map((item) => {
          const isDraft = item.draftKey !== null;
          const isNew = isDraft && item.summary === '';
          return (
            <li key={item.recId ?? item.draftKey} className={onRemove ? 'today-removable' : undefined}>
              <button
                type="button"
                className="today-item"
                data-item={itemKey(group, item)}
                onClick={() => onOpen(item)}
              >
                <span className="number">{item.registerNo || (isNew ? '' : t('today.noNumber'))}</span>
                <span className="dim">{item.kind && rules.name('kinds', item.kind)}</span>
                <span>{item.summary || (isDraft ? placeOfDraft(item.draftKey ?? '').name : '')}</span>
                <span className="today-reason">
                  {reasonWords(item, rules)}
                  {item.dueOn && (group === 'overdue' || group === 'soon') && (
                    <span className="dim number"> · {formatDay(item.dueOn)}</span>
                  )}
                </span>
              </button>
              {onRemove && (
                <Button size="small" tone="quiet" keys="Delete" onClick={() => onRemove(item)}>
                  {t('action.remove')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {total > items.length && !onAll && <p className="dim">{t('today.more', { count: total - items.length })}</p>}
      {onAll && total > 1 && (
        <Button size="small" tone="quiet" onClick={onAll}>
          {t('today.seeAll', { count: total })}
        </Button>
      )}
    </section>
  );
}
