import { createSpotlight, Spotlight } from '@mantine/spotlight';
import type { ReactNode } from 'react';
import { t } from '../i18n/t';

const [store, control] = createSpotlight();

export const openPalette = control.open;
export const closePalette = control.close;

export interface PaletteItem {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly keys?: string;
  readonly run: () => void;
}

export interface PaletteGroup {
  readonly label: string;
  readonly items: readonly PaletteItem[];
}

export interface PaletteProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Already filtered by whoever knows the items. */
  readonly groups: readonly PaletteGroup[];
  /** There only while the palette is open. */
  readonly children?: ReactNode;
}

/** The list scrolls by keyboard even while nothing in it can be chosen; it hands this on to its scroll area untyped. */
const scrolled = { viewportProps: { tabIndex: 0 } };

/** Ctrl+K: anything the desk can do, and any letter, by a few typed characters. */
export function Palette({ query, onQuery, groups, children }: PaletteProps) {
  const filled = groups.filter((group) => group.items.length > 0);
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={onQuery}
      shortcut={null}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.4 }}
      attributes={{ content: { 'aria-label': t('palette.title') } }}
    >
      {children}
      <Spotlight.Search placeholder={t('palette.placeholder')} aria-label={t('palette.title')} />
      <Spotlight.ActionsList {...scrolled}>
        {filled.map((group) => (
          <Spotlight.ActionsGroup key={group.label} label={group.label}>
            {group.items.map((item) => (
              <Spotlight.Action
                key={item.id}
                label={item.label}
                description={item.description}
                onClick={item.run}
                tabIndex={0}
                dimmedSections={false}
                rightSection={item.keys ? <kbd className="kbd">{item.keys}</kbd> : undefined}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {filled.length === 0 && <Spotlight.Empty>{t('palette.empty')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
