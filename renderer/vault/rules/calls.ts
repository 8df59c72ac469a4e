import type { Bytes } from '../../../shared/bytes';
import { makeEditions } from '../../../shared/rules/pack/editions';
import { acceptPackFile } from '../../../shared/rules/pack/file';
import type { RulesCalls } from '../api/rules';
import type { Handlers, Workplace } from '../handlers';
import { clockMoves } from './moves';
import { packFacts } from './rulebook';

export function rulesCalls({ core, rules, changedLetters }: Workplace): Handlers<RulesCalls> {
  /** @throws DeskFailure PACK_INVALID, PACK_UNSIGNED, PACK_OLDER */
  const accept = async (bytes: Bytes) => {
    const accepted = await acceptPackFile(bytes, rules.editions, core.ports.directory);
    return { ...accepted, editions: makeEditions([...rules.editions.packs, accepted.pack]) };
  };
  return {
    'rules.get': async () => rules.view(),
    'rules.check': async ({ bytes }) => {
      const { pack, signedBy, editions } = await accept(bytes);
      const { total } = await clockMoves(core, rules.editions, editions);
      return { name: pack.name, version: pack.version, validFrom: pack.validFrom, signedBy, moving: total };
    },
    'rules.install': async ({ bytes }) => {
      const { signedBy, editions } = await accept(bytes);
      const moves = await clockMoves(core, rules.editions, editions);
      const facts = packFacts(core.ports.now(), signedBy, bytes);
      await core.append({ recIds: [], make: () => ({ kind: 'rules', facts }) });
      core.records.orders.clear();
      core.dues.settle();
      core.emit('changed', { what: 'rules' });
      changedLetters();
      return moves;
    },
    'rules.moves': async () => {
      const before = rules.before();
      return before ? clockMoves(core, before, rules.editions) : { moved: [], total: 0 };
    },
  };
}
