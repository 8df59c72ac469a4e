import type { ReactNode } from 'react';
import { assignmentsOf, papersOf, scansOf } from '../../../shared/rules/folds';
import { t } from '../../i18n/t';
import type { Tab } from '../../ui';
import type { LetterDetail } from '../../vault/api';
import { ClockTab } from '../clock/ClockTab';
import { WorkflowTab } from '../workflow/WorkflowTab';
import { ClaimsTab } from './ClaimsTab';
import { type CaseTab, caseTabs } from './caseTabs';
import { History } from './History';
import { LinksTab } from './LinksTab';
import { Notes } from './Notes';
import { PapersTab } from './PapersTab';
import { PeopleTab } from './PeopleTab';
import { ScansTab } from './ScansTab';

const contents: Readonly<Record<CaseTab, ReactNode>> = {
  work: <WorkflowTab />,
  claims: <ClaimsTab />,
  clock: <ClockTab />,
  people: <PeopleTab />,
  papers: <PapersTab />,
  scans: <ScansTab />,
  links: <LinksTab />,
  notes: <Notes />,
  history: <History />,
};

/** The parts of the letter, each with its digit and how much is in it. */
export function tabsOf(detail: LetterDetail): readonly Tab[] {
  const counts: Readonly<Record<CaseTab, number>> = {
    work: 0,
    claims: detail.letter.claims?.length ?? 0,
    clock: 0,
    people: assignmentsOf(detail).length,
    papers: papersOf(detail).length,
    scans: scansOf(detail).length,
    links: detail.links.length,
    notes: detail.notes.length,
    history: 0,
  };
  return caseTabs.map((id, place) => ({
    id,
    label: (
      <>
        <span className="tab-key" aria-hidden="true">
          {place + 1}
        </span>
        {t(`detail.tab.${id}`)}
        {counts[id] > 0 && <span className="dim"> {counts[id]}</span>}
      </>
    ),
    content: contents[id],
  }));
}
