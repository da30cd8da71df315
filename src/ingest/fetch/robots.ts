// What a site lets robots read: its robots.txt, asked for once per origin and kept for a day (RFC 9309).
import robotsModule from 'robots-parser';
import { FetchFailure } from './failure.ts';
import { describeUrl, LONGEST_URL } from './url.ts';

// Its types say that the function is under `default`; it is the module itself.
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

/** Our name in robots.txt and at the head of the user agent. */
export const PRODUCT_TOKEN = 'Hearsay';

/** Bytes of a robots.txt that are read, the least that RFC 9309 asks for; the rest is left out. */
export const MAX_ROBOTS_BYTES = 500 * 1024;

export interface RobotsRules {
  allows(url: URL): boolean;
  readonly crawlDelayMs: number;
}

/** Status and bytes of a robots.txt, redirects already followed; throws a FetchFailure where there is no answer. */
export type AskRobots = (robotsUrl: URL) => Promise<{ readonly status: number; readonly bytes: Uint8Array }>;

/** RFC 9309 2.4: rules are kept no longer than a day. */
const KEPT_MS = 24 * 3_600_000;
/** How long a site whose robots.txt cannot be got stays closed before it is asked again. */
const REFUSED_MS = 600_000;

/** Gives the rules for a page's origin. Throws a FetchFailure when the site's answer, or its silence, is a refusal. */
export function createRobots(ask: AskRobots, now: () => number): (page: URL) => Promise<RobotsRules> {
  const known = new Map<string, { readonly rules: Promise<RobotsRules>; until: number }>();
  return ({ origin }) => {
    const kept = known.get(origin);
    if (kept !== undefined && now() < kept.until) return kept.rules;
    const entry = { rules: loadRules(new URL('/robots.txt', origin), ask), until: now() + KEPT_MS };
    known.set(origin, entry);
    entry.rules.catch(() => {
      entry.until = now() + REFUSED_MS;
    });
    return entry.rules;
  };
}

const EVERYTHING: RobotsRules = { allows: () => true, crawlDelayMs: 0 };

async function loadRules(robotsUrl: URL, ask: AskRobots): Promise<RobotsRules> {
  try {
    const { status, bytes } = await ask(robotsUrl);
    if (status >= 200 && status < 300) return parseRules(robotsUrl, new TextDecoder().decode(bytes));
    if (status >= 400 && status < 500) return EVERYTHING;
    throw new FetchFailure('answer', `answered ${status}`);
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error;
    // RFC 9309 2.3.1.2: after five redirects the file counts as missing.
    if (error.kind === 'redirects') return EVERYTHING;
    // Nothing was sent, so it is true of the page as it is.
    if (error.kind === 'unconnected' || error.kind === 'refused') throw error;
    throw new FetchFailure('refused', silence(robotsUrl, error));
  }
}

function silence(robotsUrl: URL, failure: FetchFailure): string {
  const cause = failure.message.split(';', 1)[0];
  return `is not read because ${describeUrl(robotsUrl)} ${cause}, which counts as a refusal (RFC 9309); try again later, or save the page and add the file`;
}

/** The rules that `text` has for us; those for other robots are left out. `robotsUrl` says for which origin. */
function parseRules(robotsUrl: URL, text: string): RobotsRules {
  const rules = robotsParser(robotsUrl.href, ourLines(text));
  const delay = rules.getCrawlDelay(PRODUCT_TOKEN) ?? 0;
  return {
    allows: (url) => rules.isAllowed(url.href, PRODUCT_TOKEN) !== false,
    crawlDelayMs: Math.max(0, delay * 1000),
  };
}

const LINE = /^\s*(user-agent|allow|disallow|crawl-delay)\s*:([^#]*)/i;

/**
 * The lines for us and for everyone. The parser repeats each rule for each robot named above it, so a file of thousands of names
 * and thousands of rules would fill the memory. A file that would take seconds to match closes the site.
 */
function ourLines(text: string): string {
  const kept: string[] = [];
  const named = new Set<string>();
  let naming = false;
  let starred = 0;
  for (const line of text.split(/\r\n|[\r\n]/)) {
    const [, key = '', words = ''] = LINE.exec(line) ?? [];
    if (key === '') continue;
    if (key.toLowerCase() !== 'user-agent') {
      naming = false;
      const rule = oneStar(words.trim());
      if (named.size === 0 || rule.length > LONGEST_RULE) continue;
      if (rule.includes('*')) starred += rule.length;
      if (starred > MOST_STARRED) return CLOSED;
      kept.push(`${key}: ${rule}`);
      continue;
    }
    if (!naming) named.clear();
    naming = true;
    const name = ourName(words);
    if (name !== undefined && !named.has(name)) kept.push(`User-agent: ${name}`);
    if (name !== undefined) named.add(name);
  }
  return kept.join('\n');
}

/** With every second character a "*", a longer rule holds more characters than any address that is asked for. */
const LONGEST_RULE = 2 * LONGEST_URL + 2;

/** Characters of rules with a "*": matching costs their number times the length of the address, seconds for a file made to be slow. */
const MOST_STARRED = 100_000;
const CLOSED = 'User-agent: *\nDisallow: /';

function oneStar(rule: string): string {
  return rule.replace(/\*+/g, '*');
}

function ourName(words: string): string | undefined {
  const name = words.split('/', 1)[0]?.trim().toLowerCase();
  return name === '*' || name === PRODUCT_TOKEN.toLowerCase() ? name : undefined;
}
