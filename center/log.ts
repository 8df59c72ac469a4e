/** One line of the log: facts about a request or the process; never a body, a token, a password or an id of a letter. */
export type LogLine = (fields: Readonly<Record<string, string | number>>) => void;

/** JSON lines on standard output, for whatever collects them. */
export const logToStdout: LogLine = (fields) => {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), ...fields })}\n`);
};
