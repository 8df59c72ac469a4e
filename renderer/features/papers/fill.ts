import { dayOf } from '../../../shared/model/day';
import type { Paper } from '../../../shared/model/paper';
import { isMaskedByDefault, maskedText, masker } from '../../../shared/rules/masking';
import type { PaperTemplate, RulePack } from '../../../shared/rules/pack/schema';
import { unverifiedIn } from '../../../shared/rules/paperDeadlines';
import { fillTemplate } from '../../../shared/rules/papers';
import type { CaseFacts, Clock, Day, UnitFacts } from '../../../shared/rules/types';
import { t } from '../../i18n/t';
import type { HistoryEntry, LetterDetail } from '../../vault/api';
import type { Adaptation } from './adaptation';

export interface FillingPlace {
  readonly pack: RulePack;
  readonly unit: UnitFacts;
  readonly today: Day;
  /** Name of the officer at the desk. */
  readonly officer: string;
  readonly adaptation: Adaptation;
}

export interface Filling {
  readonly paper: Paper;
  /** A denouncer is in it under "người tố cáo (đã che)" instead of by name. */
  readonly covered: boolean;
  /** It tells a denouncer's name: a draft of it is shown only while the letter stands uncovered. */
  readonly uncovered: boolean;
  /** Deadlines that it tells and whose rule nobody has read in its text. */
  readonly unverified: readonly Clock[];
}

/**
 * A paper from a template as the unit uses it. A denouncer stays covered in every paper but one that goes to him,
 * and there, too, unless the officer has uncovered the letter.
 */
export function fillPaper(
  template: PaperTemplate,
  detail: LetterDetail,
  history: readonly HistoryEntry[],
  place: FillingPlace,
): Filling {
  const { pack, unit, today, officer, adaptation } = place;
  const secret = isMaskedByDefault(detail.letter) && (detail.letter.senders?.length ?? 0) > 0;
  const uncovered = secret && !detail.masked && isToSender(template);
  const covered = secret && !uncovered;
  const facts = factsOf(detail, history);
  const filled = fillTemplate(template, {
    facts: covered ? { ...facts, letter: { ...facts.letter, senders: [coveredSender()] } } : facts,
    pack,
    unit,
    clocks: detail.clocks,
    on: today,
    place: adaptation.place ?? '',
    level: detail.letter.level ?? '',
    officer,
  });
  // Names that other texts of the letter say. Of a letter that is masked already there are none to look for.
  const hide = covered && !detail.masked ? masker(detail.letter) : (text: string) => text;
  return {
    paper: adapt(eachText(filled, hide), adaptation),
    covered,
    uncovered,
    unverified: unverifiedIn(template, detail.clocks),
  };
}

const coveredSender = () => ({ name: t('papers.coveredSender'), address: maskedText });

const isToSender = (template: PaperTemplate): boolean =>
  template.forSender ?? /\{nguoi-gui(-dia-chi)?\}/.test(template.to);

/** The letter as the rules look at it. */
export function factsOf(detail: LetterDetail, history: readonly HistoryEntry[]): CaseFacts {
  const { letter, status, tracks, work } = detail;
  const reached = history
    .filter((entry) => entry.act === 'status' && entry.track === undefined)
    .flatMap(({ atMs, on, changes }) =>
      changes
        .filter(({ field }) => field === 'status')
        .map(({ after }) => ({ status: after as CaseFacts['status'], on: on ?? dayOf(atMs), atMs })),
    );
  return { letter, status, tracks, reached, work };
}

function eachText(paper: Paper, change: (text: string) => string): Paper {
  return {
    ...paper,
    title: change(paper.title),
    about: change(paper.about),
    to: paper.to.map(change),
    body: paper.body.map(({ style, text }) => ({ style, text: change(text) })),
    recipients: paper.recipients.map(change),
  };
}

function adapt(paper: Paper, adaptation: Adaptation): Paper {
  const { superior, issuer, recipients, signer } = adaptation;
  return {
    ...paper,
    superior: superior ?? paper.superior,
    issuer: issuer ?? paper.issuer,
    recipients: recipients ? [...recipients] : paper.recipients,
    signer: signer ?? paper.signer,
  };
}

/** The paper as it is printed and kept: no empty lines, spaces cut at the ends. */
export function tidy(paper: Paper): Paper {
  const lines = (texts: readonly string[]) => texts.map((text) => text.trim()).filter((text) => text !== '');
  return {
    ...paper,
    superior: paper.superior.trim(),
    issuer: paper.issuer.trim(),
    place: paper.place.trim(),
    title: paper.title.trim(),
    about: paper.about.trim(),
    to: lines(paper.to),
    body: paper.body.map(({ style, text }) => ({ style, text: text.trim() })).filter(({ text }) => text !== ''),
    recipients: lines(paper.recipients),
  };
}
