import { Tabs as MantineTabs } from '@mantine/core';
import type { ReactNode } from 'react';

export interface Tab {
  readonly id: string;
  readonly label: ReactNode;
  readonly content: ReactNode;
}

export interface TabsProps {
  readonly tabs: readonly Tab[];
  readonly label: string;
  /** With these two the screen decides which tab is open; without them the tabs do. */
  readonly open?: string;
  readonly onOpen?: (id: string) => void;
}

/** Panels of one thing; arrow keys move between their tabs. Only the open one is in the page. */
export function Tabs({ tabs, label, open, onOpen }: TabsProps) {
  const held = open === undefined ? { defaultValue: tabs[0]?.id ?? null } : { value: open };
  return (
    <MantineTabs {...held} onChange={(id) => id !== null && onOpen?.(id)} keepMounted={false} className="tabs">
      <MantineTabs.List aria-label={label}>
        {tabs.map((tab) => (
          <MantineTabs.Tab key={tab.id} value={tab.id}>
            {tab.label}
          </MantineTabs.Tab>
        ))}
      </MantineTabs.List>
      {tabs.map((tab) => (
        <MantineTabs.Panel key={tab.id} value={tab.id} pt="sm">
          {tab.content}
        </MantineTabs.Panel>
      ))}
    </MantineTabs>
  );
}
