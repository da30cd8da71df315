// How the store fails; apart from the database, so that a program can tell without loading one.

/** The database cannot be opened or was lost; the message says which, why and what to do, without any password. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}

/** Whether an error says that the database is not there, rather than that a statement is wrong. */
export function isLost(error: unknown): boolean {
  if (error instanceof DatabaseError) return isLost(error.cause);
  const code = (error as { code?: unknown } | undefined)?.code;
  if (typeof code === 'string' && /^(?:ECONN|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|EHOSTUNREACH|08|57P0|53)/.test(code))
    return true;
  return (
    error instanceof Error &&
    /Connection terminated|is not queryable|PGlite is closed|timeout exceeded when trying to connect/.test(
      error.message,
    )
  );
}
