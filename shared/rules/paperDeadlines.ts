import { dayNumber, shownDay } from './days';
import type { PaperTemplate } from './pack/schema';
import type { Clock } from './types';

type Timed = Pick<Clock, 'purpose' | 'claim' | 'doneOn' | 'dueOn' | 'days' | 'unit' | 'source' | 'calendarUnverified'>;
type Purpose = Clock['purpose'];

/**
 * The clock of that purpose of the letter as a whole, or of one of its claims: of those that run the one that falls due
 * first, else the first that ran. Null when no rule of the pack sets one.
 */
export function deadlineOf<C extends Timed>(clocks: readonly C[], purpose: Purpose, claim?: string): C | null {
  const of = clocks.filter((clock) => clock.purpose === purpose);
  const own = of.filter((clock) => clock.claim === claim);
  // A claim that has no clock of its own goes by the letter's; the letter whose claims differ, by the first of them.
  const fitting = own.length > 0 || claim === undefined ? own : of.filter((clock) => clock.claim === undefined);
  const first = fitting.length > 0 || claim !== undefined ? fitting : of;
  return first.find(({ doneOn }) => doneOn === null) ?? first[0] ?? null;
}

/** Which clock a placeholder tells. Those without a purpose, of older packs, tell settling where the letter has it. */
function clockFor<C extends Timed>(name: string, clocks: readonly C[], claim?: string): C | null {
  if (!/^(can-cu-)?han(-|$)/.test(name) || name === 'han-tra-loi' || name === 'han-bao-cao') return null;
  if (name.includes('tra-loi-don')) return deadlineOf(clocks, 'tra-loi', claim);
  const settling = deadlineOf(clocks, 'giai-quyet', claim);
  return settling ?? (name.includes('giai-quyet') ? null : deadlineOf(clocks, 'tra-loi', claim));
}

const days = ['han-tra-loi-don', 'han-giai-quyet', 'han'] as const;

/** The placeholders about deadlines with their values; '' where no rule sets one. */
export function deadlineValues(clocks: readonly Clock[], claim?: string): Record<string, string> {
  return Object.fromEntries(
    days.flatMap((name) => {
      const clock = clockFor(name, clocks, claim);
      if (!clock) return [name, `${name}-ngay`, `can-cu-${name}`].map((empty) => [empty, '']);
      return [
        [name, shownDay(dayNumber(clock.dueOn))],
        [`${name}-ngay`, `${clock.days} ${clock.unit === 'working' ? 'ngày làm việc' : 'ngày'}`],
        [`can-cu-${name}`, [clock.source.text, clock.source.article].filter(Boolean).join(', ')],
      ];
    }),
  );
}

/** The clocks that a paper tells and whose rule or calendar was not read in the text itself. */
export function unverifiedIn<C extends Timed>(template: PaperTemplate, clocks: readonly C[], claim?: string): C[] {
  const texts = [template.title, template.about, template.to, ...template.body.map(({ text }) => text)].join('\n');
  const named = [...texts.matchAll(/\{([a-z0-9-]+)\}/g)].map(([, name = '']) => clockFor(name, clocks, claim));
  return [...new Set(named)].filter(
    (clock) => clock !== null && (clock.source.standing !== 'verified' || clock.calendarUnverified),
  ) as C[];
}
