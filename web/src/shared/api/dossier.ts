// Asks about the dossier that is open: `events({ type })` is `GET /dossiers/main/events?type=…`.
import { type Query, router } from '../../app/router.svelte.ts';
import { get, send } from './client.ts';

/** "/dossiers/main/events" of "/events", of the dossier in the address. */
export function inDossier(below: string): string {
  return `/dossiers/${encodeURIComponent(router.dossier)}${below}`;
}

export function ask<Body>(below: string, query: Query = {}, signal?: AbortSignal): Promise<Body> {
  return get<Body>(inDossier(below), query, signal);
}

export function tell<Body = void>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  below: string,
  given?: unknown,
  options: Parameters<typeof send>[3] = {},
): Promise<Body> {
  return send<Body>(method, inDossier(below), given, options);
}
