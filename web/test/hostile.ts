// Words of others as an attacker would write them: every sentence, name, title and address that the server gives, with script in it.
import type { Page } from 'playwright-core';

export const HOSTILE = '<img src=x onerror="window.harmed=1">"><script>window.harmed=1</script>';

/** Fields whose value is words, not an id or one of a closed list. */
const WORDS = new Set([
  ...['label', 'name', 'title', 'text', 'explanation', 'reason', 'why', 'outlet', 'path', 'state', 'body', 'office'],
  ...['seniority', 'fromName', 'outcome', 'condition', 'value', 'provision', 'missing', 'who'],
]);
const ADDRESSES = new Set(['url', 'canonicalUrl']);

/** From now on every answer of the API but those about the session is as hostile as it can be and still be read. */
export async function makeHostile(page: Page): Promise<void> {
  await page.route('**/api/v1/dossiers/*/**', async (route) => {
    if (/\/(?:changes|reading)(?:\?|$)/.test(route.request().url())) return route.continue();
    const response = await route.fetch();
    if (!/json/.test(response.headers()['content-type'] ?? '')) return route.fulfill({ response });
    return route.fulfill({ response, json: poisoned(await response.json()) });
  });
}

function poisoned(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => poisoned(one, key));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poisoned(one, name)]));
  if (typeof value !== 'string') return value;
  if (ADDRESSES.has(key)) return 'javascript:window.harmed=1';
  if (key === 'wouldChange') return HOSTILE;
  return WORDS.has(key) ? `${HOSTILE} ${value}` : value;
}

/** What of it ran, or became elements or addresses that can run. Answers are as the server gives them again. */
export async function harmOf(page: Page): Promise<string[]> {
  const harm = await page.evaluate(() => [
    ...((globalThis as { harmed?: number }).harmed === undefined ? [] : ['script ran']),
    ...[...document.querySelectorAll('main img, main script, [onerror], iframe[srcdoc]')].map((one) => one.outerHTML),
    ...[...document.querySelectorAll('a[href]')]
      .map((link) => (link as HTMLAnchorElement).href)
      .filter((href) => !/^https?:/.test(href)),
  ]);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  return harm;
}
