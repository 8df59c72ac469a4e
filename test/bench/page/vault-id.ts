/** The bench's own vault; its database is named after it. */
export const vaultId = '0b'.repeat(16);
