import { DuplicatePanel } from '../duplicates/DuplicatePanel';
import { LinksPanel } from '../duplicates/LinksPanel';
import { PersonsPanel } from '../duplicates/PersonsPanel';
import { useLinks } from '../duplicates/useLinks';
import { useCase } from './caseDesk';

/** Liên quan: letters that an officer linked with this one, those that may be the same, and other letters of its people. */
export function LinksTab() {
  const { detail, mayChange } = useCase();
  const { choices, choose } = useLinks(detail);
  return (
    <div className="stack">
      <LinksPanel detail={detail} />
      <DuplicatePanel
        recId={detail.recId}
        choices={choices}
        onChoose={(recId, choice) => void choose(recId, choice)}
        disabled={!mayChange}
      />
      <PersonsPanel recId={detail.recId} mayChange={mayChange} />
    </div>
  );
}
