import { DeskFailure } from '../../../shared/errors';
import type { RulesCalls } from '../api/rules';
import type { Handlers, Workplace } from '../handlers';

export function rulesCalls({ rules }: Workplace): Handlers<RulesCalls> {
  return {
    'rules.get': async () => rules.view(),
    'rules.check': async () => {
      throw new DeskFailure('NOT_ALLOWED');
    },
    'rules.install': async () => {
      throw new DeskFailure('NOT_ALLOWED');
    },
    'rules.moves': async () => ({ moved: [] }),
  };
}
