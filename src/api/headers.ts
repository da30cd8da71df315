// Headers of every answer: nothing of it runs, is framed, is sniffed or is kept by others, unless it says so itself as the workbench does.
import type { MiddlewareHandler } from 'hono';
import type { Env } from './context.ts';

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'X-Robots-Tag': 'noindex',
  Vary: 'Authorization, Cookie',
};

export function safeHeaders(): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'private, no-cache');
  };
}

/** "attachment" with a name that no header can be broken by: ASCII for old programs, UTF-8 for others. */
export function attachment(name: string): string {
  const safe =
    name
      .normalize('NFC')
      .toWellFormed()
      .replace(/[\p{C}\p{Zl}\p{Zp}"\\/:*?<>|]/gu, '_')
      .slice(0, 150) || 'document';
  const ascii = safe.replace(/[^\x20-\x7e]|[%;]/g, '_');
  const utf8 = encodeURIComponent(safe).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}
