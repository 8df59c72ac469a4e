import type { Content } from 'pdfmake/interfaces';
import { unfilled } from '../../../shared/model/paper';

/** The text with what is still to be filled shown on yellow, on paper too: nobody should sign over it. */
export function marked(text: string): Content[] {
  return text
    .split(unfilled)
    .flatMap((part, i): Content[] => (i === 0 ? [part] : [{ text: unfilled, background: '#ffe699' }, part]))
    .filter((part) => part !== '');
}
