// Searches made before in this browser, the latest first.
import { keep, recall } from '../../app/theme.svelte.ts';

const MOST = 8;
const keyOf = (dossier: string) => `hearsay.searches.${dossier}`;

export function recentSearches(dossier: string): string[] {
  try {
    const kept: unknown = JSON.parse(recall(keyOf(dossier)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function keepSearch(dossier: string, asked: string): string[] {
  const others = recentSearches(dossier).filter((one) => one !== asked);
  const kept = [asked, ...others].slice(0, MOST);
  keep(keyOf(dossier), JSON.stringify(kept));
  return kept;
}

export function forgetSearches(dossier: string): void {
  keep(keyOf(dossier), undefined);
}
