import { LinksPanel } from '../duplicates/LinksPanel';
import { useCase } from './caseDesk';

/** Liên quan: letters that an officer linked with this one. */
export function LinksTab() {
  const { detail } = useCase();
  return <LinksPanel detail={detail} />;
}
