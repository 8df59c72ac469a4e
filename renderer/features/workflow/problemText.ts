import { t } from '../../i18n/t';
import type { Problems } from './reading';

/** What is wrong with a field, in words; undefined when nothing is. */
export function problemText(problems: Problems, field: string): string | undefined {
  const problem = problems[field];
  return problem && t(problem);
}
