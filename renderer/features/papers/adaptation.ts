import { z } from 'zod';
import type { Paper } from '../../../shared/model/paper';
import type { Value } from '../../../shared/sync/op';

/** What a unit changes in a form once and for all. Kept by the officer's own act, so that nobody's name slips in unseen. */
const adaptationShape = z.object({
  superior: z.string().optional(),
  issuer: z.string().optional(),
  place: z.string().optional(),
  recipients: z.array(z.string()).optional(),
  signer: z.object({ authority: z.string(), office: z.string(), name: z.string() }).optional(),
});
export type Adaptation = z.infer<typeof adaptationShape>;

/** Heading and place are the unit's, whatever the form; recipients and signer belong to the form. */
export const unitKey = 'papers.unit';
export const formKey = (template: string): string => `papers.form.${template}`;

export const readAdaptation = (value: Value): Adaptation => adaptationShape.safeParse(value).data ?? {};

export const ofUnit = ({ superior, issuer, place }: Paper): Value => ({ superior, issuer, place });

export const ofForm = ({ recipients, signer }: Paper): Value => ({
  recipients: [...recipients],
  signer: { ...signer },
});
