import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { unwrap } from '../../shared/errors';
import { useRouter } from '../features/common/route';
import { useDebounced } from '../features/common/useDebounced';
import { useVault } from '../features/common/vault';
import { formatDay } from '../i18n/dates';
import { label, t } from '../i18n/t';
import { Palette, type PaletteItem } from '../ui';
import { foldText } from './foldText';

export interface CommandPaletteProps {
  readonly letters: boolean;
  readonly onHelp: () => void;
  readonly onLock: () => void;
}

const shownLetters = 8;

/** Ctrl+K over what the desk can do and over the letters. */
export function CommandPalette({ letters, onHelp, onLock }: CommandPaletteProps) {
  const vault = useVault();
  const { go } = useRouter();
  const [query, setQuery] = useState('');
  const wanted = useDebounced(query.trim(), 80);
  const found = useQuery({
    queryKey: ['letters', 'palette', wanted],
    enabled: letters && wanted.length > 1,
    gcTime: 0,
    queryFn: async () => unwrap(await vault.call('list.open', { text: wanted.normalize('NFC'), deleted: 'hide' })).rows,
  });

  const screens: PaletteItem[] = [
    { id: 'register', label: t('nav.register'), keys: 'Alt+1', run: () => go({ screen: 'register' }) },
    { id: 'intake', label: t('help.new'), keys: 'Alt+2', run: () => go({ screen: 'intake' }) },
    { id: 'classify', label: t('nav.classify'), run: () => go({ screen: 'classify' }) },
    { id: 'conflicts', label: t('nav.conflicts'), keys: 'Alt+3', run: () => go({ screen: 'conflicts' }) },
    { id: 'sync', label: t('nav.sync'), keys: 'Alt+4', run: () => go({ screen: 'sync' }) },
    { id: 'books', label: t('nav.books'), run: () => go({ screen: 'books' }) },
    { id: 'log', label: t('nav.log'), run: () => go({ screen: 'log' }) },
    { id: 'import', label: t('nav.import'), run: () => go({ screen: 'import' }) },
    { id: 'accounts', label: t('nav.accounts'), run: () => go({ screen: 'accounts' }) },
  ];
  const actions: PaletteItem[] = [
    ...(letters ? screens : []),
    { id: 'help', label: t('nav.help'), keys: 'F1', run: onHelp },
    { id: 'lock', label: t('nav.lock'), keys: 'Ctrl+L', run: onLock },
  ].filter((item) => foldText(item.label).includes(foldText(query.trim())));

  const rows = wanted.length > 1 ? (found.data ?? []).slice(0, shownLetters) : [];
  return (
    <Palette
      query={query}
      onQuery={setQuery}
      groups={[
        { label: t('palette.actions'), items: actions },
        {
          label: t('palette.letters'),
          items: rows.map((row) => ({
            id: row.recId,
            label: row.summary,
            description: [row.registerNo, label('kind', row.kind), formatDay(row.arrivedOn), row.sender]
              .filter(Boolean)
              .join(' · '),
            run: () => go({ screen: 'letter', recId: row.recId }),
          })),
        },
      ]}
    />
  );
}
