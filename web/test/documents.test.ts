// The list of documents: what each row says, filters in the address, documents that say nothing, the keyboard.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { List, ListedDocument } from '../src/shared/api/types.ts';
import { noChromium } from './site.ts';
import { axeFindings, useWorkbench } from './support.ts';

const site = useWorkbench();

async function add(text: string, title: string): Promise<string> {
  const response = await fetch(`${site.url}/api/v1/dossiers/main/sources`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${site.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ text, title }),
  });
  return ((await response.json()) as { added: string[] }).added[0]!;
}

const rows = (page: Page) => page.getByRole('list', { name: 'Documents' }).getByRole('listitem');

describe('the list', () => {
  test('says title, outlet, date with basis, kind, language, sightings, copies and attributed claims', async (context) => {
    const page = await site.open(context, '/documents');
    const row = rows(page).filter({ hasText: 'Russia turns to North Korea' });
    await row.getByText('attributed claim').waitFor();
    const words = await row.innerText();
    for (const part of [
      'The Harbour Courier',
      '2022-09-07',
      'stated',
      'agency copy',
      'English',
      'seen 1 time',
      '1 copy',
    ])
      expect(words).toContain(part);
    const { total } = await site.ask<List<ListedDocument>>('/documents?limit=1&total=true');
    await page.getByText(`${total} in all`).waitFor();
    await row.getByRole('link', { name: '1 copy' }).click();
    await page.getByRole('list', { name: 'Texts with the same passages' }).waitFor();
  });

  test('says where nobody is said to have said anything', async (context) => {
    if (noChromium()) context.skip(noChromium());
    const id = await add('The port of Velsk has four piers. Grain lies on two of them.\n', 'piers');
    const page = await site.open(context, '/documents');
    await rows(page).filter({ hasText: 'no attribution: nobody is said to have said anything' }).first().waitFor();
    await page.goto(`${site.url}/d/main/documents/${id}`);
    await page.getByText('No attribution was found in this text').waitFor();
  }, 60_000);

  test('is narrowed by what stands in the address', async (context) => {
    const page = await site.open(context, '/documents');
    await rows(page).first().waitFor();
    await page.getByLabel('Outlet').selectOption({ label: 'The Northgate Post' });
    await page.waitForURL(/outlet=northgate-post/);
    const { items } = await site.ask<List<ListedDocument>>('/documents?outlet=northgate-post');
    await page.getByText(`${items.length} in all`).waitFor();
    await page.getByRole('button', { name: 'agency copy' }).click();
    await page.getByText('1 in all').waitFor();
    await page.reload();
    await rows(page).filter({ hasText: 'Moscow shopping for ammunition' }).waitFor();
    expect(await rows(page).count()).toBe(1);
    await page.goBack();
    await page.getByText(`${items.length} in all`).waitFor();
  });

  test('finds words, and says what to do where nothing fits', async (context) => {
    const page = await site.open(context, '/documents');
    await page.getByLabel('Words in titles and texts').fill('Bybit');
    await page.waitForURL(/q=Bybit/);
    await rows(page).filter({ hasText: 'FBI ties record crypto theft' }).waitFor();
    await page.getByLabel('Words in titles and texts').fill('zzzz');
    await page.getByText('No document fits.').waitFor();
  });

  test('opens by keyboard', async (context) => {
    const page = await site.open(context, '/documents?order=oldest');
    await rows(page).first().waitFor();
    await page.getByRole('list', { name: 'Documents' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/documents\/[0-9a-f]{16}/);
    await page.goBack();
    await rows(page).first().waitFor();
  });

  test('fits a phone', async (context) => {
    const page = await site.open(context, '/documents', { width: 360 });
    await rows(page).getByText('attributed claim').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

describe('axe finds nothing', () => {
  for (const theme of ['light', 'dark'] as const)
    test(`in ${theme}`, async (context) => {
      const page = await site.open(context, '/documents', { theme });
      await rows(page).getByText('attributed claim').first().waitFor();
      expect(await axeFindings(page)).toEqual([]);
    });
});
