// Claims: filters in the address, one claim open beside the list, a hundred thousand of them, judging.
import { describe, expect, test } from 'vitest';
import type { Claim, List } from '../src/shared/api/types.ts';
import { HOSTILE, harmOf, makeHostile } from './hostile.ts';
import { axeFindings, useWorkbench, type WatchedPage } from './support.ts';

const site = useWorkbench();

const rows = (page: WatchedPage) => page.getByRole('list', { name: 'Claims' }).getByRole('listitem');
const panel = (page: WatchedPage) => page.getByRole('complementary', { name: 'Claim' });

async function open(context: Parameters<typeof site.open>[0], path: string, look?: Parameters<typeof site.open>[2]) {
  const page = await site.open(context, path, look);
  await rows(page).first().waitFor();
  return page;
}

/** A relayed claim of an unnamed official. */
async function relayed(): Promise<Claim> {
  const { items } = await site.ask<List<Claim>>('/claims?limit=200');
  return items.find(({ chain }) => chain.length === 2 && chain[0]!.anonymityReason !== undefined)!;
}

describe('the list of claims', () => {
  test('says of each who, how firmly, in which words, where and when', async (context) => {
    const page = await open(context, '/claims?q=artillery&outlet=northgate-post&stance=asserts');
    const row = rows(page).filter({ hasText: 'started to transfer artillery' }).first();
    await row.getByText('The Northgate Post').waitFor();
    const words = await row.innerText();
    expect(words).toMatch(/asserts\s+certain/);
    expect(words).toContain('U.S. official → CBS News');
    expect(words).toContain('2023-10-06');
  });

  test('is narrowed by filters that stand in the address; back and reload keep to them', async (context) => {
    const page = await open(context, '/claims');
    const all = await page.getByText(/^\d+ in all$/).innerText();
    await page
      .getByRole('group', { name: 'Stance' })
      .getByRole('button', { name: /^denies/ })
      .click();
    await page.waitForURL('**/claims?stance=denies');
    await page
      .getByRole('group', { name: 'Stance' })
      .getByRole('button', { name: /^declines/ })
      .click();
    await page.waitForURL('**/claims?stance=denies&stance=declines');
    await page.getByLabel('to', { exact: true }).fill('2023');
    await page.getByLabel('to', { exact: true }).press('Enter');
    await page.waitForURL(/to=2023/);
    const { total } = await site.ask<{ total: number }>('/claims?stance=denies&stance=declines&to=2023&total=true');
    await page.getByText(`${total} in all`).waitFor();
    await page.reload();
    await page.getByText(`${total} in all`).waitFor();
    for (let back = 0; back < 3; back++) await page.goBack();
    await page.getByText(all, { exact: true }).waitFor();
    await page.getByLabel('to', { exact: true }).fill('soon');
    await page.getByLabel('to', { exact: true }).press('Enter');
    expect(new URL(page.url()).search).toBe('');
  });

  test('stays as it is, and where it is, when a claim is opened and closed', async (context) => {
    const page = await open(context, '/claims');
    let asked = 0;
    page.on('request', (request) => {
      if (/\/claims\?/.test(request.url()) && !/facets/.test(request.url())) asked++;
    });
    await page.evaluate(() => scrollTo(0, 2_000));
    await page.waitForTimeout(300);
    asked = 0;
    const at = await page.evaluate(() => scrollY);
    await rows(page).nth(12).click();
    await panel(page).locator('blockquote').first().waitFor();
    expect(new URL(page.url()).searchParams.get('claim')).toMatch(/^[0-9a-f]{16}$/);
    expect(await page.evaluate(() => scrollY)).toBe(at);
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Claims');
    await page.goBack();
    await panel(page).locator('blockquote').first().waitFor();
    expect(asked).toBe(0);
  });

  test('is walked by keyboard', async (context) => {
    const page = await open(context, '/claims');
    const { items } = await site.ask<List<Claim>>('/claims?limit=3');
    await page.getByRole('list', { name: 'Claims' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('claim') === items[2]!.id);
    await panel(page).getByRole('heading', { name: 'Claim', exact: true }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('claim');
  });

  test('holds a hundred thousand: the last is one key away, and only what is in sight is in the page', async (context) => {
    const page = await site.open(context, '');
    const [one] = (await site.ask<List<Claim>>('/claims?limit=1')).items;
    const asked: string[] = [];
    await page.route(/\/api\/v1\/dossiers\/main\/claims\?/, (route) => {
      const query = new URL(route.request().url()).searchParams;
      asked.push(query.toString());
      const first = Number(query.get('after') ?? query.get('skip') ?? 0);
      const items = Array.from({ length: 100 }, (_, at) => ({
        ...one,
        ...{
          id: String(first + at).padStart(16, '0'),
          contents: [{ start: 0, end: 4, text: `claim number ${first + at + 1}` }],
        },
      }));
      const next = first + 100 < 100_000 ? { next: String(first + 100) } : {};
      return route.fulfill({ json: { items, ...next, total: 100_000, revision: 1 } });
    });
    await page.getByRole('navigation').getByRole('link', { name: 'Claims' }).click();
    await page.getByText('100,000 in all').waitFor();
    await page.getByRole('list', { name: 'Claims' }).focus();
    await page.keyboard.press('End');
    await page.getByText('“claim number 100000”').waitFor();
    expect(asked.length).toBeLessThan(6);
    expect(await rows(page).count()).toBeLessThan(60);
    await page.evaluate(() => scrollTo(0, 50_000 * 80));
    await page
      .getByText(/“claim number 50\d{3}”/)
      .first()
      .waitFor();
    await page.keyboard.press('Home');
    await page.getByText('“claim number 1”').waitFor();
    expect(asked.length).toBeLessThan(10);
  });
});

describe('a claim', () => {
  test('opens from its address with everything that is known of it', async (context) => {
    const page = await site.open(context, '');
    const claim = await relayed();
    await page.goto(`${site.url}/d/main/claims?claim=${claim.id}`);
    await panel(page).getByText('how the speaker knows is not said').waitFor();
    await panel(page)
      .getByRole('link', { name: /arms transfer/ })
      .waitFor();
    const words = await panel(page).innerText();
    expect(words).toContain(claim.contents[0]!.text);
    for (const { name, words: quote } of claim.chain) {
      expect(words).toContain(name);
      expect(words).toContain(quote.text);
    }
    expect(words).toContain(claim.chain[0]!.anonymityReason!.text);
    expect(words).toContain(claim.confidence.toFixed(2));
    await page.reload();
    await panel(page).getByText(claim.contents[0]!.text).first().waitFor();
    await panel(page).locator('blockquote a').first().click();
    const { start, end } = claim.contents[0]!;
    await page.waitForURL(`**/documents/${claim.document}?at=${start}-${end}`);
  });

  test('is copied as a citation', async (context) => {
    const page = await site.open(context, '');
    const claim = await relayed();
    await page.goto(`${site.url}/d/main/claims?claim=${claim.id}`);
    await panel(page).getByRole('button', { name: 'Copy citation' }).click();
    await panel(page).getByText('Copied').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(claim.contents[0]!.text);
    expect(copied).toMatch(/The Northgate Post.*2023-10-06.*sha256 [0-9a-f]{64}/);
  });

  test('is confirmed, rejected with a reason, and the judgement taken back', async (context) => {
    const page = await site.open(context, '');
    const { items } = await site.ask<List<Claim>>('/claims?limit=1&order=oldest');
    const id = items[0]!.id;
    await page.goto(`${site.url}/d/main/claims?claim=${id}`);
    await panel(page).getByRole('button', { name: 'Confirm' }).click();
    await panel(page)
      .getByText(/confirmed\s+by tester/)
      .waitFor();
    await panel(page).getByRole('button', { name: 'Reject …' }).click();
    await panel(page).getByLabel('Why does the text not make this claim?').fill('it is a headline');
    await panel(page).getByRole('button', { name: 'Reject', exact: true }).click();
    await panel(page)
      .getByText(/rejected\s+by tester[\s\S]*it is a headline/)
      .waitFor();
    expect((await site.ask<Claim>(`/claims/${id}`)).status).toBe('rejected');
    await panel(page)
      .getByRole('paragraph')
      .filter({ hasText: 'it is a headline' })
      .getByRole('button', { name: 'Withdraw' })
      .click();
    await panel(page).getByText('withdrawn by tester').waitFor();
    expect((await site.ask<Claim>(`/claims/${id}`)).status).toBe('live');
  }, 60_000);

  test('of an id that is not there is told, beside the list', async (context) => {
    const page = await open(context, '/claims?claim=0123456789abcdef');
    await panel(page).getByRole('alert').waitFor();
  });
});

describe('the page of claims', () => {
  for (const theme of ['light', 'dark'] as const)
    test(`gives axe nothing to find: ${theme}`, async (context) => {
      const page = await site.open(context, '', { theme });
      await page.goto(`${site.url}/d/main/claims?claim=${(await relayed()).id}`);
      await panel(page)
        .getByRole('link', { name: /arms transfer/ })
        .waitFor();
      await rows(page).getByText('2025-04-28').first().waitFor();
      expect(await axeFindings(page)).toEqual([]);
    });

  test('fits a phone of 360 pixels, the claim over the list', async (context) => {
    const page = await open(context, '/claims', { width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await axeFindings(page)).toEqual([]);
    await rows(page).first().click();
    await panel(page).locator('blockquote').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await panel(page).getByRole('button', { name: 'Close' }).click();
    await panel(page).waitFor({ state: 'detached' });
  });

  test('shows script as text', async (context) => {
    const page = await site.open(context, '');
    const { id } = await relayed();
    await makeHostile(page);
    await page.goto(`${site.url}/d/main/claims?claim=${id}`);
    await panel(page).getByText(HOSTILE).first().waitFor();
    await rows(page).getByText(HOSTILE).first().waitFor();
    expect(await harmOf(page)).toEqual([]);
  });
});
