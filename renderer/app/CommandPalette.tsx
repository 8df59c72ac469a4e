import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { unwrap } from '../../shared/errors';
import { useShownActions } from '../features/common/actions';
import { highestLevel, MarkingLevel } from '../features/common/marking';
import { useRecentLetters } from '../features/common/recent';
import { useRouter } from '../features/common/route';
import { useRules } from '../features/common/rules';
import { useDebounced } from '../features/common/useDebounced';
import { useVault } from '../features/common/vault';
import { formatDay } from '../i18n/dates';
import { t } from '../i18n/t';
import { Palette, type PaletteItem } from '../ui';
import type { PersonView } from '../vault/api/persons';
import { foldText } from './foldText';
import { deskScreens, directoryScreens, keysOf } from './screens';

export interface CommandPaletteProps {
  readonly letters: boolean;
  readonly onHelp: () => void;
  readonly onLock: () => void;
}

const shownLetters = 8;
const shownPersons = 5;

/** Ctrl+K over what the screen and the desk can do, over letters and over the people whom letters name. */
export function CommandPalette({ letters, onHelp, onLock }: CommandPaletteProps) {
  const vault = useVault();
  const rules = useRules();
  const { go } = useRouter();
  const [query, setQuery] = useState('');
  const here = useShownActions();
  const recent = useRecentLetters();
  const wanted = useDebounced(query.trim(), 80).normalize('NFC');
  const asked = letters && wanted.length > 1;
  const found = useQuery({
    queryKey: ['letters', 'palette', wanted],
    enabled: asked,
    gcTime: 0,
    queryFn: async () => {
      const [list, people] = await Promise.all([
        vault.call('list.open', { text: wanted, deleted: 'hide', rows: shownLetters, once: true }),
        vault.call('person.find', { text: wanted }),
      ]);
      return { rows: unwrap(list).rows, persons: unwrap(people).persons.slice(0, shownPersons) };
    },
  });

  const typed = foldText(query.trim());
  // Closed, it stands behind every screen and is drawn with each: nothing is compared then.
  const matching = (items: readonly PaletteItem[]) =>
    typed === '' ? items : items.filter(({ label }) => foldText(label).includes(typed));
  const describe = (...parts: readonly string[]) => parts.filter(Boolean).join(' · ');
  const screens = (letters ? deskScreens : directoryScreens).map((part): PaletteItem => {
    const keys = keysOf(part);
    return {
      id: `go ${part.screen}`,
      label: t(part.name),
      ...(keys ? { keys } : {}),
      run: () => go({ screen: part.screen }),
    };
  });
  const letterItem = (letter: Listed, prefix = ''): PaletteItem => ({
    id: `${prefix}${letter.recId}`,
    label: letter.summary,
    description: describe(
      letter.registerNo,
      rules.name('kinds', letter.kind),
      formatDay(letter.arrivedOn),
      letter.sender ?? '',
    ),
    run: () => go({ screen: 'letter', recId: letter.recId }),
  });
  const personItem = (person: PersonView): PaletteItem[] => {
    const [first] = person.letters;
    if (!first) return [];
    const count = t('palette.personLetters', { count: person.letters.length });
    return [
      {
        id: `person ${first.recId} ${first.role} ${first.key}`,
        label: person.name,
        description: describe(t(`persons.${first.role}`), person.address, count),
        run: () => go({ screen: 'letter', recId: first.recId, tab: 'links' }),
      },
    ];
  };
  const people = asked ? (found.data?.persons ?? []) : [];
  const rows = asked ? (found.data?.rows ?? []) : [];
  const shown = [...rows, ...recent, ...people.flatMap((person) => person.letters)];
  return (
    <Palette
      query={query}
      onQuery={setQuery}
      groups={[
        { label: t('palette.here'), items: matching(here) },
        { label: t('palette.letters'), items: rows.map((row) => letterItem(row)) },
        { label: t('palette.people'), items: people.flatMap(personItem) },
        { label: t('palette.recent'), items: matching(recent.map((letter) => letterItem(letter, 'recent '))) },
        {
          label: t('palette.actions'),
          items: matching([
            ...screens,
            { id: 'help', label: t('nav.help'), keys: 'F1', run: onHelp },
            { id: 'lock', label: t('nav.lock'), keys: 'Ctrl+L', run: onLock },
          ]),
        },
      ]}
    >
      <MarkingLevel level={highestLevel(shown)} />
    </Palette>
  );
}

interface Listed {
  readonly recId: string;
  readonly registerNo: string;
  readonly kind: string;
  readonly arrivedOn: string;
  readonly summary: string;
  readonly sender?: string;
}
