import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { formatDay } from '../../i18n/dates';
import { formatNumber, t } from '../../i18n/t';
import { Button, isComposing } from '../../ui';
import type { TodayGroup as Group, TodayItem } from '../../vault/api/work';
import { useScreenActions } from '../common/actions';
import { ErrorBanner } from '../common/ErrorBanner';
import { highestLevel, useMarkingLevel } from '../common/marking';
import { type Route, useRouter } from '../common/route';
import { useVaultQuery } from '../common/vault';
import type { Filters } from '../register/filters';
import { presetRegister, useRegisterMemory } from '../register/memory';
import { placeOfDraft } from './drafts';
import { itemKey, TodayGroup } from './TodayGroup';
import { useDraftRemoval } from './useDraftRemoval';

/** Groups that the register can show whole. */
const inRegister: Readonly<Partial<Record<Group, Partial<Filters>>>> = {
  overdue: { due: 'overdue' },
  soon: { due: 'soon' },
  conflicts: { conflictsOnly: true },
  unsent: { unsentOnly: true },
  'waiting-me': { todo: 'waiting-me' },
  'sent-back': { todo: 'sent-back' },
  agreed: { todo: 'agreed' },
  unclassified: { todo: 'unclassified' },
  unheld: { todo: 'unheld' },
  'waiting-others': { todo: 'waiting-others' },
  transfers: { todo: 'transfers' },
  reminders: { todo: 'reminders' },
  retention: { todo: 'retention' },
};

/** Việc hôm nay: what waits for the officer and why, the most pressing first. Every item opens with Enter. */
export function Today() {
  const { go } = useRouter();
  const memory = useRegisterMemory();
  const today = useVaultQuery('letters', 'today.get', {}, { staleTime: 0 });
  const list = useRef<HTMLDivElement>(null);
  const groups = (today.data?.groups ?? []).filter(({ total }) => total > 0);
  const level = useMemo(() => highestLevel(today.data?.groups.flatMap(({ items }) => items) ?? []), [today.data]);
  useMarkingLevel(level);
  const drafts = groups.find(({ group }) => group === 'drafts')?.items ?? [];
  const removeDraft = useDraftRemoval(() => void today.refetch());

  const buttons = (group?: number): HTMLElement[] => {
    const within = group === undefined ? list.current : list.current?.querySelectorAll('section')[group];
    return [...(within?.querySelectorAll<HTMLElement>('.today-item') ?? [])];
  };
  const jump = (group: number) => buttons(group)[0]?.focus();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey) return;
    const all = buttons();
    const focused = document.activeElement;
    const at = focused instanceof HTMLElement ? all.indexOf(focused) : -1;
    if (at < 0) return;
    const sections = [...(list.current?.querySelectorAll('section') ?? [])];
    const group = sections.findIndex((section) => section.contains(focused));
    const draft =
      focused instanceof HTMLElement ? drafts.find((item) => focused.dataset.item === draftPlace(item)) : null;
    if (event.key === 'Delete' && draft) {
      event.preventDefault();
      (all[at + 1] ?? all[at - 1])?.focus();
      void removeDraft(draft.draftKey ?? '');
      return;
    }
    const targets: Readonly<Record<string, HTMLElement | undefined>> = {
      ArrowDown: all[at + 1],
      ArrowUp: all[at - 1],
      Home: all[0],
      End: all.at(-1),
      ArrowRight: buttons(group + 1)[0],
      PageDown: buttons(group + 1)[0],
      ArrowLeft: group > 0 ? buttons(group - 1)[0] : undefined,
      PageUp: group > 0 ? buttons(group - 1)[0] : undefined,
    };
    if (!(event.key in targets)) return;
    event.preventDefault();
    targets[event.key]?.focus();
  };
  useScreenActions(
    groups.map(({ group }, place) => ({
      id: `group ${group}`,
      label: t(`today.group.${group}`),
      ...(digitOf(place) ? { keys: digitOf(place) } : {}),
      run: () => jump(place),
    })),
  );

  const filled = groups.length > 0;
  useEffect(() => {
    if (!filled) return;
    const items = [...(list.current?.querySelectorAll<HTMLElement>('.today-item') ?? [])];
    (items.find(({ dataset }) => dataset.item === memory.current.today) ?? items[0])?.focus();
  }, [filled, memory]);

  const routeOf = (group: Group, { recId, draftKey }: TodayItem): Route => {
    if (recId === null) return placeOfDraft(draftKey ?? '').route;
    // There the letters without a class follow one another, beginning with this one.
    if (group === 'unclassified') return { screen: 'classify', recId };
    return { screen: 'letter', recId, ...(tabs[group] ?? {}) };
  };
  return (
    <section className="screen" aria-label={t('today.title')}>
      <div className="screen-head">
        <h1>{t('today.title')}</h1>
        {today.data && <span className="dim">{t('today.date', { day: formatDay(today.data.today) })}</span>}
        <span className="grow" />
        {filled && <span className="dim">{t('today.keys')}</span>}
      </div>
      {today.error && <ErrorBanner error={today.error} onRetry={() => void today.refetch()} />}
      {today.isPending && <p role="status">{t('today.loading')}</p>}
      {filled && (
        <nav className="chips" aria-label={t('today.jump')}>
          {groups.map(({ group, total }, place) => (
            <button key={group} type="button" className="chip" onClick={() => jump(place)}>
              {digitOf(place) && <kbd className="kbd">{digitOf(place)}</kbd>} {t(`today.group.${group}`)}{' '}
              <span className="number">{formatNumber(total)}</span>
            </button>
          ))}
        </nav>
      )}
      {today.data && !filled && (
        <div className="today-done">
          <h2>{t('today.allDone')}</h2>
          <p className="dim">{t('today.allDoneText')}</p>
          <div>
            <Button tone="primary" onClick={() => go({ screen: 'intake' })}>
              {t('nav.intake')}
            </Button>
          </div>
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows lead from item to item; each is a button of its own */}
      <div className="screen-scroll" ref={list} onKeyDown={onKeyDown}>
        <div className="today-groups">
          {groups.map(({ group, total, items }) => {
            const preset = inRegister[group];
            return (
              <TodayGroup
                key={group}
                group={group}
                total={total}
                items={items}
                onOpen={(item) => {
                  memory.current.today = itemKey(group, item);
                  go(routeOf(group, item));
                }}
                onRemove={group === 'drafts' ? ({ draftKey }) => void removeDraft(draftKey ?? '') : null}
                onAll={
                  preset
                    ? () => {
                        presetRegister(memory, preset);
                        go({ screen: 'register' });
                      }
                    : null
                }
              />
            );
          })}
        </div>
      </div>
    </section>
  );
}

const draftPlace = (item: TodayItem): string => itemKey('drafts', item);

/** The key of a group by its place: 1 to 9, and 0 for the tenth; '' for those after it, which → and the palette reach. */
const digitOf = (place: number): string => '1234567890'.charAt(place);

/** The part of the letter that an item is about. */
const tabs: Readonly<Partial<Record<Group, { readonly tab: string }>>> = {
  overdue: { tab: 'clock' },
  soon: { tab: 'clock' },
  unheld: { tab: 'people' },
  'waiting-others': { tab: 'people' },
};
