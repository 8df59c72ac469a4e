import { describe, expect, it } from 'vitest';
import { fixedWidth } from './signature';

describe('an ECDSA signature from a token', () => {
  it('is padded to the width of its curve when the token dropped leading zeros', () => {
    const short = Buffer.concat([Buffer.alloc(31, 1), Buffer.alloc(31, 2)]);
    const fixed = fixedWidth(short, 32);
    expect(fixed).toEqual(Buffer.concat([Buffer.of(0), Buffer.alloc(31, 1), Buffer.of(0), Buffer.alloc(31, 2)]));
  });

  it('that can be no pair of numbers is refused', () => {
    expect(() => fixedWidth(Buffer.alloc(63), 32)).toThrow('TOKEN_OPERATION_FAILED');
    expect(() => fixedWidth(Buffer.alloc(72), 32)).toThrow('TOKEN_OPERATION_FAILED');
  });
});
