import { Scans } from '../scans/Scans';
import { useCase } from './caseDesk';

/** Bản quét: the digitised papers of the letter. */
export function ScansTab() {
  const { detail, mayChange } = useCase();
  return <Scans detail={detail} mayChange={mayChange} />;
}
