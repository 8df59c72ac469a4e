import { type Paper, unfilled } from '../model/paper';
import type { PaperTemplate, RulePack } from './pack/schema';
import { type PaperContext, paperValues } from './paperValues';

/**
 * Fills a template from a letter. What can't be filled stays as `[……]` for the officer. Placeholders stand in braces,
 * `{nguoi-gui}`; paperValues.ts says which there are. A body line of style `table` is a table: rows by line breaks, cells by `|`,
 * the first row its head.
 */
export function fillTemplate(template: PaperTemplate, context: PaperContext): Paper {
  const values = paperValues(context);
  const fill = (text: string): string => fillText(text, values);
  const { unit, signerName = '' } = context;
  return {
    format: 1,
    template: template.code,
    ...headingOf(unit.name),
    place: context.place || unfilled,
    on: context.on,
    numberText: context.numberText ?? '',
    sign: paperSign(template.sign, unit.code),
    level: context.level,
    title: fill(template.title),
    about: fill(template.about),
    to: template.to === '' ? [] : [fill(template.to)],
    body: template.body.map(({ style, text }) => ({ style, text: fill(text) })),
    recipients: template.recipients.map(fill),
    signer: { authority: fill(template.signer.authority), office: fill(template.signer.office), name: signerName },
  };
}

const committee = /^(ủy ban kiểm tra)\s+(.+)$/i;

/** "Ủy ban Kiểm tra Tỉnh ủy X" issues under "TỈNH ỦY X"; other names stand by themselves, and the officer completes them. */
export function headingOf(unitName: string): Pick<Paper, 'superior' | 'issuer'> {
  const [, issuer = unitName, above = ''] = committee.exec(unitName.normalize('NFC').trim()) ?? [];
  const upper = (text: string): string => text.toLocaleUpperCase('vi');
  return {
    superior: upper(above === 'Trung ương' ? 'Ban Chấp hành Trung ương' : above),
    issuer: upper(issuer),
  };
}

const ended: readonly (string | undefined)[] = ['ket-thuc', 'xep-luu', 'ra-soat-huy', 'da-huy'];

/** A letter as far as it says which papers suit it: each of its contents may be of a kind and a direction of its own. */
interface Suited {
  readonly kind?: string | undefined;
  readonly status?: string;
  readonly direction?: string | undefined;
  readonly claims?: readonly { readonly kind: string; readonly direction?: string | undefined }[] | undefined;
}

const isDirected = ({ suggestedBy }: PaperTemplate, { direction, claims = [] }: Suited): boolean =>
  [direction, ...claims.map((claim) => claim.direction)].some((one) => suggestedBy.some((code) => code === one));

/** Whether a template is suggested by where the letter stands; by a direction only until the letter has ended. */
export function isSuggested(paper: PaperTemplate, letter: Suited): boolean {
  const { status } = letter;
  return paper.suggestedBy.some((code) => code === status) || (!ended.includes(status) && isDirected(paper, letter));
}

/** Templates that suit a letter of that kind, or one of its contents; those suggested by status or direction first. */
export function templatesFor(pack: RulePack, letter: Suited): PaperTemplate[] {
  const kinds = [letter.kind, ...(letter.claims ?? []).map(({ kind }) => kind)];
  const fits = pack.papers.filter((paper) => !paper.kinds || paper.kinds.some((kind) => kinds.includes(kind)));
  const suggested = (paper: PaperTemplate): number =>
    !isSuggested(paper, letter) ? 2 : isDirected(paper, letter) ? 0 : 1;
  return [...fits].sort((a, b) => suggested(a) - suggested(b));
}

/** What stands behind a paper's number: `TB/UBKTTU`; without an abbreviation the unit's code alone. */
const paperSign = (sign: string, unitCode: string): string => (sign === '' ? unitCode : `${sign}/${unitCode}`);

/** A paper's number as written: `12-TB/UBKTTU`. `no` is in the form of its book; the sign may be ''. */
export const paperNumberText = (no: string, sign: string): string => (sign === '' ? no : `${no}-${sign}`);

/** Fills `{placeholders}`; unknown and empty ones become `[……]`. */
export const fillText = (text: string, values: Readonly<Record<string, string | undefined>>): string =>
  text.replace(/\{([a-z0-9-]+)\}/g, (_whole, name: string) => values[name]?.trim() || unfilled);
