import type { Desk } from '../desk/desk';
import { describeCertificate } from '../token/certificates';
import type { HandlerSet } from './handlers';

type TokenCall = 'token.list' | 'token.sign' | 'token.open';

/** The plugged tokens, and the unlocked officer's one. */
export function tokenCalls(desk: Desk): HandlerSet<TokenCall> {
  return {
    unlockedOnly: ['token.sign', 'token.open'],
    handlers: {
      'token.list': async () => {
        const tokens = await desk.tokens.call('list', {});
        const described = tokens.map((token) => ({
          ...token,
          certificates: token.certificates.map(describeCertificate),
        }));
        return { tokens: described.slice(0, 16) };
      },
      'token.sign': ({ purpose, bytes }) => desk.session.sign(purpose, bytes),
      'token.open': async (input) => ({ secret: await desk.session.open(input) }),
    },
  };
}
