import { t } from '../../i18n/t';
import { useStoredPref } from '../common/prefs';
import { noFilters } from './filters';
import { type Layout, readLayout } from './layout';
import { useRegisterMemory } from './memory';
import { RegisterList } from './RegisterList';
import { readViews, type SavedViews } from './views';

/** Sổ đơn thư: every letter the account may read. Begins where it was left, or with the officer's own first view. */
export function Register() {
  const memory = useRegisterMemory();
  const layout = useStoredPref<Layout>('register.layout', readLayout);
  const views = useStoredPref<SavedViews>('register.views', readViews);
  if (!layout.value || !views.value) return <section className="screen" aria-label={t('register.title')} />;
  const saved = views.value;
  if (memory.current.filters === null) {
    const first = saved.views.find(({ id }) => id === saved.first);
    memory.current = { filters: first?.filters ?? noFilters, active: 0, ...(first ? { layout: first.layout } : {}) };
  }
  return (
    <RegisterList
      layout={memory.current.layout ?? layout.value}
      saved={saved}
      onLayout={(next, waitMs) => {
        delete memory.current.layout;
        layout.put(next, waitMs);
      }}
      onSaved={views.change}
    />
  );
}
