import { unfilled } from '../../../shared/model/paper';

/** Goes to the next place of the form that is still to be filled, round to the first, and selects it. */
export function goToNextUnfilled(form: HTMLElement | null): void {
  const fields = [...(form?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea') ?? [])];
  const at = fields.indexOf(document.activeElement as HTMLInputElement);
  const here = fields[at];
  const later = here ? here.value.indexOf(unfilled, here.selectionEnd ?? 0) : -1;
  if (here && later >= 0) {
    select(here, later);
    return;
  }
  const ring = [...fields.slice(at + 1), ...fields.slice(0, at + 1)];
  const next = ring.find((field) => field.value.includes(unfilled));
  if (next) select(next, next.value.indexOf(unfilled));
}

function select(field: HTMLInputElement | HTMLTextAreaElement, from: number): void {
  field.focus();
  field.setSelectionRange(from, from + unfilled.length);
}
