// Origins and outlets: found by name, each with a page that says why and how often.
import { describe, expect, test } from 'vitest';
import type { Claim, List, ListedEvent, ListedOrigin, Origin } from '../src/shared/api/types.ts';
import { noChromium } from './site.ts';
import { axeFindings, useWorkbench } from './support.ts';

const site = useWorkbench();
const COURIER = 'harbour-courier';

async function originNamed(name: string): Promise<ListedOrigin> {
  return (await site.ask<List<ListedOrigin>>(`/origins?q=${name}`)).items[0]!;
}

describe('sources', () => {
  test('lists origins, finds them by the beginning of a name, and leads to each', async (context) => {
    const { total } = await site.ask<List<ListedOrigin>>('/origins?limit=1&total=true');
    const page = await site.open(context, '/sources');
    await page.getByText(`${total} in all`).waitFor();
    await page.getByLabel('Beginning of a name').fill('pesk');
    await page.waitForURL(/q=pesk/);
    const row = page.getByRole('list', { name: 'Origins' }).getByRole('listitem').filter({ hasText: 'Dmitry Peskov' });
    await row.waitFor();
    const origin = await originNamed('peskov');
    expect(await row.innerText()).toContain(`${origin.claims} claim`);
    expect(await row.innerText()).toContain('official');
    await row.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: 'Dmitry Peskov' }).waitFor();
    await page.goBack();
    await row.waitFor();
  });

  test('says what to do where no name fits', async (context) => {
    const page = await site.open(context, '/sources?q=zzzz');
    await page.getByText('No name here begins so.').waitFor();
  });

  test('lists outlets with kind, domains and rating', async (context) => {
    const page = await site.open(context, '/sources?of=outlets');
    const row = page
      .getByRole('list', { name: 'Outlets' })
      .getByRole('listitem')
      .filter({ hasText: 'The Harbour Courier' });
    await row.waitFor();
    for (const part of ['newspaper', 'harbourcourier.example', 'not rated'])
      expect(await row.innerText()).toContain(part);
  });
});

describe('an origin', () => {
  test('has its claims, who carries it, and why its members were joined', async (context) => {
    const origin = await originNamed('peskov');
    const page = await site.open(context, `/origins/${origin.id}`);
    const claims = page.getByRole('region', { name: 'Claims' }).getByRole('listitem');
    await claims.first().waitFor();
    expect(await claims.count()).toBe(origin.claims);
    await page.getByText('They have the same speaker: Dmitry Peskov').waitFor();
    await page.getByText('They speak for the same body within two days: Russia').waitFor();
    await page.getByText(`${origin.claims} claims in ${origin.documents} documents of 2 outlets`).waitFor();
    const { claims: ids } = await site.ask<Origin>(`/origins/${origin.id}`);
    const claim = await site.ask<Claim>(`/claims/${ids[0]}`);
    await claims.first().getByRole('link').first().click();
    await page.locator('.reader mark').first().waitFor();
    expect((await page.locator('.reader mark').allTextContents()).join('')).toBe(claim.contents[0]!.text);
  });

  test('that is not there says so', async (context) => {
    const page = await site.open(context, '/origins/0000000000000000');
    await page.getByRole('alert').waitFor();
  });
});

describe('an outlet', () => {
  test('has its record: documents, claims by stance, events that rest on it alone', async (context) => {
    const claims = await site.ask<List<Claim>>(`/claims?outlet=${COURIER}&limit=1&total=true`);
    const page = await site.open(context, `/outlets/${COURIER}`);
    await page.getByRole('heading', { level: 1, name: 'The Harbour Courier' }).waitFor();
    await page.getByText(`${claims.total} claims`).waitFor();
    const alone = page.getByRole('region', { name: 'Events that rest on it alone' });
    await alone.waitFor();
    const documents = await site.ask<List<{ id: string }>>(`/documents?outlet=${COURIER}&limit=200`);
    const ids = new Set<string>();
    for (const { id } of documents.items)
      for (const event of (await site.ask<List<ListedEvent>>(`/events?document=${id}&support=single-report&limit=200`))
        .items)
        ids.add(event.id);
    expect(await alone.getByRole('listitem').count()).toBe(ids.size);
    expect(ids.size).toBeGreaterThan(0);
    await page.getByText('is corrected or retracted here').waitFor();
  });

  test('shows the letter people gave it, and why', async (context) => {
    if (noChromium()) context.skip(noChromium());
    const why = 'Two corrections in a year <img src=x onerror="window.harmed=1">';
    const judged = { kind: 'rate', target: { kind: 'outlet', id: 'northgate-post' }, value: { reliability: 'C' }, why };
    const response = await fetch(`${site.url}/api/v1/dossiers/main/judgements`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${site.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ judgements: [judged] }),
    });
    expect(response.ok, await response.text()).toBe(true);
    const page = await site.open(context, '/outlets/northgate-post');
    await page.getByText(why).first().waitFor();
    expect(await page.getByRole('region', { name: 'Rating' }).innerText()).toContain('rated to C by tester');
    expect(await page.locator('img').count()).toBe(0);
  }, 60_000);
});

describe('on a phone and for axe', () => {
  test('nothing is wider than 360 pixels', async (context) => {
    const origin = await originNamed('peskov');
    const page = await site.open(context, '/sources', { width: 360 });
    for (const below of ['/sources', '/sources?of=outlets', `/origins/${origin.id}`, `/outlets/${COURIER}`]) {
      await page.goto(`${site.url}/d/main${below}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForTimeout(300);
      expect([below, await page.evaluate(() => document.documentElement.scrollWidth <= 360)]).toEqual([below, true]);
    }
  });

  for (const theme of ['light', 'dark'] as const)
    test(`axe finds nothing in ${theme}`, async (context) => {
      const origin = await originNamed('peskov');
      const page = await site.open(context, '/sources', { theme });
      for (const below of ['/sources', '/sources?of=outlets', `/origins/${origin.id}`, `/outlets/${COURIER}`]) {
        await page.goto(`${site.url}/d/main${below}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForTimeout(500);
        expect([below, ...(await axeFindings(page))]).toEqual([below]);
      }
    });
});
