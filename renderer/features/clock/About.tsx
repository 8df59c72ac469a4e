import { t } from '../../i18n/t';
import { useCase } from '../letters/caseDesk';
import { placeOf } from '../workflow/tracks';

/** Which clocks a form moves, where it is those of one content only. */
export function About({ claim, text = '' }: { readonly claim: string | undefined; readonly text?: string }) {
  const { detail } = useCase();
  const words = claim === undefined ? text : t('clock.ofClaim', { place: placeOf(detail, claim) });
  return words ? <p className="dim">{words}</p> : null;
}
