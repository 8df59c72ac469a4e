const minute = 60_000;

/** Times in ms and counts that an operator may set; these are the defaults. */
export const defaultLimits = {
  /** How long a nonce can be used. */
  nonceMs: minute,
  sessionMs: 30 * minute,
  /** Failed logins are counted over this time. */
  triesMs: 15 * minute,
  triesPerAccount: 10,
  triesPerAddress: 60,
  /** Nonces that one address may ask for per minute. */
  noncesPerMinute: 600,
  /** How long a unit's former epoch is still taken after the new one was recorded. */
  epochGraceMs: 7 * 24 * 60 * minute,
  /** How long a request may take to arrive. */
  requestMs: 60_000,
  /** How long a connection may stay silent. */
  silenceMs: 30_000,
} as const;

export type Limits = { readonly [K in keyof typeof defaultLimits]: number };
