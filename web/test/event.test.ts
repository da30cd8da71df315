// One event: positions, origins, figures, claims and the derivation, and every number at most two clicks from words.
import { describe, expect, test } from 'vitest';
import type { Claim, DossierScreening, Event, List, ProvisionHit, ScreeningHit } from '../src/shared/api/types.ts';
import { HOSTILE, harmOf, makeHostile } from './hostile.ts';
import { axeFindings, useWorkbench, type WatchedPage } from './support.ts';

const site = useWorkbench();

/** The event with this label. */
async function eventOf(label: string): Promise<Event> {
  const { items } = await site.ask<List<{ id: string; label: string }>>('/events?limit=200');
  return site.ask<Event>(`/events/${items.find((one) => one.label === label)!.id}`);
}

const ARMS = 'arms transfer: North Korea, Russia';
const TROOPS = 'troop deployment: Russia, 2024-10';

async function open(context: Parameters<typeof site.open>[0], label: string, look?: Parameters<typeof site.open>[2]) {
  // Signed in first: the test is skipped here where there is no browser.
  const page = await site.open(context, '', look);
  const event = await eventOf(label);
  await page.goto(`${site.url}/d/main/events/${event.id}`);
  await whole(page);
  return { page, event };
}

async function whole(page: WatchedPage) {
  await page.getByRole('heading', { name: 'Verdict', exact: true }).waitFor();
  await page.getByRole('heading', { name: 'Origins', exact: true, level: 2 }).waitFor();
}

const region = (page: WatchedPage, name: string) => page.getByRole('region', { name, exact: true });

describe('the page of an event', () => {
  test('says on how much it rests, why, and what would change it', async (context) => {
    const { page, event } = await open(context, ARMS);
    const head = page.locator('main header').first();
    const words = await head.innerText();
    expect(words).toContain('one party');
    expect(words).toContain('contested');
    expect(words).toContain(event.corroboration.explanation);
    expect(words).toContain(event.corroboration.wouldChange[0]);
    expect(words).toContain('No word here from Russia.');
    expect(await page.title()).toBe(`${ARMS} · main · Hearsay`);
  });

  test('shows every position, by actor and time; what was replaced is kept and says so', async (context) => {
    const { page, event } = await open(context, ARMS);
    const table = region(page, 'Positions').getByRole('table');
    const heads = await table.getByRole('columnheader').allInnerTexts();
    expect(heads.slice(1)).toEqual([...new Set(event.positions.map(({ asOf }) => asOf))].sort());
    expect(await table.locator('.stand').count()).toBe(event.positions.length);
    expect(await table.getByText('(replaced)').count()).toBe(event.positions.filter(({ replaced }) => replaced).length);
    const row = table.getByRole('row', { name: /^North Korea/ });
    expect(await row.innerText()).toContain('speaks for the state');
    expect(await row.getByText('denies').count()).toBe(2);
  });

  test('shows why so many documents count as so few origins', async (context) => {
    const { page, event } = await open(context, ARMS);
    const origins = region(page, 'Origins');
    await origins.getByText('Why 5 documents from 3 outlets count as 3 origins').waitFor();
    await origins.getByText('through CBS News').waitFor();
    await origins.getByText('Both credit Meridian Press Agency').first().waitFor();
    for (const { reason } of event.corroboration.pairs) expect(await origins.innerText()).toContain(reason);
    expect(await origins.innerText()).toContain('Adds no origin');
  });

  test('sets figures apart that count different things, and says so', async (context) => {
    const { page } = await open(context, TROOPS);
    const figures = region(page, 'Figures');
    await figures.getByText('read as about 1,500; counts: force').waitFor();
    const words = await figures.innerText();
    expect(words).toContain('they count different things, so they stand on no one scale');
    expect(words).toContain('10,000 soldiers');
    expect(await figures.locator('.scale').count()).toBe(0);
  });

  test('draws figures that count one thing on one scale, bounds as bounds', async (context) => {
    const page = await site.open(context, '');
    const event = await eventOf(TROOPS);
    await page.route(/\/api\/.*\/events\/[0-9a-f]+$/, async (route) => {
      const response = await route.fetch();
      const one = (await response.json()) as Event;
      await route.fulfill({
        response,
        json: { ...one, figures: one.figures.map((all) => ({ ...all, verdict: 'disagree' })) },
      });
    });
    await page.route(/\/explain\//, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('read as about 1,500:', 'read as more than 1,500:');
      await route.fulfill({ response, body });
    });
    await page.goto(`${site.url}/d/main/events/${event.id}`);
    const figures = region(page, 'Figures');
    await figures.locator('.scale').nth(1).waitFor();
    const shares = await figures
      .locator('.sure')
      .evaluateAll((bars) => bars.map((bar) => bar.clientWidth / bar.parentElement!.clientWidth));
    expect(shares[0]).toBeCloseTo(1_500 / (10_000 * 1.15), 1);
    expect(shares[1]).toBeCloseTo(1 / 1.15, 1);
    expect(await figures.locator('.between.open').count()).toBe(1);
  });

  test('lists its claims as footnotes, its states, and the events beside it', async (context) => {
    const { page } = await open(context, ARMS);
    const event = await eventOf(ARMS);
    const { total } = await site.ask<{ total: number }>(`/events/${event.id}/claims?total=true`);
    expect(await region(page, 'Claims').getByRole('listitem').count()).toBe(total);
    expect(await region(page, 'States it is told in').innerText()).toMatch(
      /happened: 7 claims[\s\S]*ongoing: 2 claims/,
    );
    await region(page, 'Beside it').getByRole('link', { name: 'arms transfer: North Korea' }).click();
    await page.getByRole('heading', { name: 'arms transfer: North Korea', exact: true }).waitFor();
    // The other way round it is a child, of which the derivation tells.
    await region(page, 'Beside it').getByText('is held by this one').waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: ARMS, exact: true }).waitFor();
  });

  test('shows provisions where there are any, and which nobody has checked', async (context) => {
    const page = await site.open(context, '');
    const event = await eventOf(TROOPS);
    const hit = {
      ...{ provision: '1718.8(a)', name: 'S/RES/1718 (2006) ¶ 8(a)', answer: 'touches-if', supposing: 'true' },
      ...{ condition: 'the troops were armed', reason: 'Troops went there.', strength: 'decides' },
      ...{ bound: ['every member state'], summary: 'No arms to it.', exceptions: ['small arms, until 2016'] },
      ...{
        contested: ['not of troops (by XV)'],
        seen: 'from memory',
        checked: false,
        standard: 'two-origins',
        standardMet: false,
      },
    } satisfies ProvisionHit;
    const other = { ...hit, provision: 'xa', name: 'The law of XA', answer: 'does-not', quiet: true } as const;
    await page.route(/\/api\/.*\/events\/[0-9a-f]+$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...((await response.json()) as Event), provisions: [hit, other] } });
    });
    await page.goto(`${site.url}/d/main/events/${event.id}`);
    const words = await region(page, 'Provisions').innerText();
    expect(words).toContain('would touch, if true and only if the troops were armed');
    expect(words).toContain('number not checked against the text');
    expect(words).toContain('No arms to it. decides; binds every member state');
    for (const line of [
      'Excepted: small arms, until 2016.',
      'Disputed: not of troops (by XV).',
      'Seen at: from memory',
    ])
      expect(words).toContain(line);
    expect(words).toContain('Standard of evidence (two independent origins) not met.');
    expect(words).not.toContain('The law of XA');
  });

  test('shows names that are like listed ones, and takes a decision with its reason', async (context) => {
    const page = await site.open(context, '');
    const event = await eventOf(TROOPS);
    const hit = {
      ...{ entity: 'person:x', name: 'Ri Sample', asked: 'Ri Sample', score: 912, strength: 'fair', list: 'un' },
      ...{ version: 'a'.repeat(64), entry: 'KPi.901', listed: 'RI, Sam-Ple', kind: 'person', status: 'suggestion' },
    } satisfies ScreeningHit;
    const screening: DossierScreening = {
      ...{ algorithm: 'x', threshold: 825, names: 3, entities: 2, hits: [hit] },
      lists: [{ id: 'un', title: 'Consolidated list', version: hit.version, generated: '2026-01-02' }],
    };
    const sent: unknown[] = [];
    await page.route(/\/screening$/, (route) => route.fulfill({ json: { screening } }));
    await page.route(/\/judgements$/, async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      sent.push(route.request().postDataJSON());
      return route.fulfill({ status: 201, json: { judgements: [] } });
    });
    await page.goto(`${site.url}/d/main/events/${event.id}`);
    const lists = region(page, 'On lists');
    await lists.getByText('“Ri Sample” is like “RI, Sam-Ple”').waitFor();
    expect(await lists.innerText()).toContain('3 names against Consolidated list of 2026-01-02.');
    expect(await lists.innerText()).toContain('Consolidated list, entry KPi.901: a suggestion until somebody decides');
    await lists.getByRole('button', { name: 'Decide …' }).click();
    expect(await lists.getByRole('button', { name: 'Not the same' }).isDisabled()).toBe(true);
    await lists.getByLabel('Why?').fill('Born in another year.');
    await lists.getByRole('button', { name: 'Not the same' }).click();
    await lists.getByRole('button', { name: 'Decide …' }).waitFor();
    const target = { kind: 'entity', id: 'person:x' };
    const value = { listing: 'un/KPi.901', verdict: 'not-the-same' };
    expect(sent).toEqual([{ judgements: [{ kind: 'decide', target, value, why: 'Born in another year.' }] }]);
  });

  test('tells who judged it, when and why', async (context) => {
    const page = await site.open(context, '');
    const event = await eventOf(TROOPS);
    const body = {
      judgements: [{ kind: 'confirm', target: { kind: 'event', id: event.id }, why: 'read in both texts' }],
    };
    const kept = await fetch(`${site.url}/api/v1/dossiers/main/judgements`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${site.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(kept.ok).toBe(true);
    await page.goto(`${site.url}/d/main/events/${event.id}`);
    const judgements = region(page, 'Judgements');
    await judgements.getByText('read in both texts').waitFor();
    expect(await judgements.innerText()).toMatch(
      /confirmed by tester, \d{4}-\d\d-\d\d \d\d:\d\d UTC: read in both texts/,
    );
  });

  test('says where an event is gone', async (context) => {
    const page = await site.open(context, '/events/0123456789abcdef');
    await page.getByText('There is no such event').waitFor();
    await page.getByRole('link', { name: 'Look at the events that are there' }).waitFor();
  });
});

describe('from a number to its words', () => {
  test('an origin count: the tree, then the place in the text', async (context) => {
    const { page } = await open(context, ARMS);
    await page.getByRole('link', { name: '3 origins' }).click();
    expect(new URL(page.url()).hash).toBe('#origins');
    await region(page, 'Origins').locator('q').first().click();
    await page.waitForURL(/\/documents\/[0-9a-f]{16}\?at=\d+-\d+$/);
  });

  test('a footnote: the claim, then the place in the text', async (context) => {
    const { page } = await open(context, ARMS);
    await region(page, 'States it is told in').getByRole('link', { name: 'claim 5' }).click();
    const note = page.locator('li:focus');
    await note.getByText('[5]').waitFor();
    await note.locator('q').first().click();
    await page.waitForURL(/\/documents\/[0-9a-f]{16}\?at=\d+-\d+$/);
  });

  test('a claim beyond those listed opens with its words', async (context) => {
    const { page } = await open(context, TROOPS);
    await region(page, 'Figures')
      .getByRole('link', { name: /more claims/ })
      .click();
    await page.getByRole('complementary').locator('blockquote q').waitFor();
  });

  for (const label of [ARMS, TROOPS])
    test(`every number of “${label}”, in two clicks at most`, async (context) => {
      const { page } = await open(context, label);
      await page.waitForTimeout(500);
      const found = await page.evaluate(() => {
        const main = document.querySelector('main')!;
        /** Clicks from a link to words at their place; 9 where it leads to none. */
        const clicks = (link: HTMLAnchorElement): number => {
          const href = link.getAttribute('href')!;
          if (/\/documents\/[^?]+\?at=/.test(href)) return 1;
          // A document is the words themselves; a claim opens with them, an origin lists them.
          if (/\/(?:documents|origins)\/[^?]+$/.test(href) || /\/claims\?.*claim=/.test(href)) return 2;
          const part = href.startsWith('#') ? document.getElementById(href.slice(1)) : null;
          const place = part?.closest('li') ?? part?.closest('section');
          return place?.querySelector('a[href*="at="], a[href*="claim="]') ? 2 : 9;
        };
        const missing: string[] = [];
        let numbers = 0;
        const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const parent = walker.currentNode.parentElement!;
          // What a reader judged, and when, and the numbers of paragraphs of the law rest on no words of a document.
          const isOwn =
            parent.closest(
              'q, h1, code, caption, [aria-labelledby="judgements-head"], [aria-labelledby="provisions-head"]',
            ) !== null;
          if (isOwn || !/\d/.test(walker.currentNode.textContent ?? '')) continue;
          numbers++;
          const own = parent.closest('a');
          // A step of the derivation holds the words of what stands below it.
          const near = own
            ? [own]
            : [
                ...((parent.closest('.rows > li') ?? parent.closest('li, tr, section, header'))?.querySelectorAll(
                  'a',
                ) ?? []),
              ];
          // The head of a column stands over the words of its cells.
          const row = parent.closest('th') ? [...parent.closest('table')!.querySelectorAll('a')] : [];
          if (Math.min(9, ...[...near, ...row].map(clicks)) > 2)
            missing.push(`${parent.tagName} ${walker.currentNode.textContent?.trim()}`);
        }
        return { missing, numbers };
      });
      expect(found.numbers).toBeGreaterThan(20);
      expect(found.missing).toEqual([]);
    });

  test('a footnote in the address is shown when the page opens', async (context) => {
    const { page, event } = await open(context, ARMS);
    const { items } = await site.ask<List<Claim>>(`/events/${event.id}/claims?order=oldest`);
    const id = items.at(-1)!.id;
    await page.goto(`${site.url}/d/main/events/${event.id}#claim-${id}`);
    await page.locator(`#claim-${id}:focus`).waitFor();
    await page.reload();
    await page.locator(`#claim-${id}:focus`).waitFor();
  });
});

describe('the page of an event', () => {
  for (const theme of ['light', 'dark'] as const)
    test(`gives axe nothing to find: ${theme}`, async (context) => {
      const { page } = await open(context, ARMS, { theme });
      expect(await axeFindings(page)).toEqual([]);
    });

  test('fits a phone of 360 pixels', async (context) => {
    const { page } = await open(context, ARMS, { width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await region(page, 'Positions').locator('.stand').count()).toBe(7);
    expect(await axeFindings(page)).toEqual([]);
  });

  test('shows script as text', async (context) => {
    const page = await site.open(context, '');
    await makeHostile(page);
    const event = await eventOf(TROOPS);
    await page.goto(`${site.url}/d/main/events/${event.id}`);
    await whole(page);
    await region(page, 'Origins').getByText(HOSTILE).first().waitFor();
    await region(page, 'Claims').getByText(HOSTILE).first().waitFor();
    expect(await harmOf(page)).toEqual([]);
  });
});
