// Predictions: by when, in which words, what became of them; filters in the address; hostile words.
import { describe, expect, test } from 'vitest';
import { HOSTILE, harmOf, makeHostile } from './hostile.ts';
import { axeFindings, useWorkbench, type WatchedPage } from './support.ts';

const site = useWorkbench();

const rows = (page: WatchedPage) => page.getByRole('list', { name: 'Predictions' }).getByRole('listitem');

describe('predictions', () => {
  test('stand by the day on which they are due, with words, speaker and outcome', async (context) => {
    const page = await site.open(context, '/predictions');
    await page.getByText('11 predictions, those due first at the top.').waitFor();
    const first = rows(page).first();
    await first.getByText('could carry out a nuclear test next year').waitFor();
    await first.getByText('The Eastern Ledger').waitFor();
    const words = await first.innerText();
    expect(words).toMatch(/^2024/);
    expect(words).toContain('past, no outcome known');
    expect(words).toContain('Youn Kun-young of the opposition Democratic Party');
    expect(await first.getByRole('link').first().getAttribute('href')).toMatch(/\/documents\/\w+\?at=\d+-\d+$/);
    await first.getByRole('link', { name: 'nuclear test: North Korea, 2024' }).waitFor();
  });

  test('filters stand in the address; back and reload keep to them', async (context) => {
    const page = await site.open(context, '/predictions');
    await rows(page).first().waitFor();
    await page.getByRole('button', { name: /^come true/ }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/predictions?standing=true');
    await page.getByText(/^3 predictions/).waitFor();
    await rows(page).getByText('A later text has it').first().waitFor();
    await page.reload();
    await page.getByText(/^3 predictions/).waitFor();
    await page.goBack();
    await page.getByText(/^11 predictions/).waitFor();
    await page.goto(`${site.url}/d/main/predictions?standing=past&horizon=none`);
    await page.getByText('No prediction fits').waitFor();
  });

  test('of one event alone', async (context) => {
    const { items } = await site.ask<{ items: { event: string; horizon?: string }[] }>('/predictions?limit=200');
    const { event } = items.find(({ horizon }) => horizon === '2024')!;
    const page = await site.open(context, `/predictions?event=${event}`);
    await page.getByText(/^1 prediction,/).waitFor();
    await page.getByRole('link', { name: 'Show all' }).click();
    await page.getByText(/^11 predictions/).waitFor();
  });

  for (const theme of ['light', 'dark'] as const)
    test(`gives axe nothing to find: ${theme}`, async (context) => {
      const page = await site.open(context, '/predictions', { theme, width: theme === 'dark' ? 360 : 1280 });
      await rows(page).first().getByText('nuclear test: North Korea, 2024').waitFor();
      await page.waitForTimeout(500);
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    });

  test('are text, whatever words hold', async (context) => {
    const page = await site.open(context, '');
    await makeHostile(page);
    await page.goto(`${site.url}/d/main/predictions`);
    await page.getByText(HOSTILE).first().waitFor();
    await page.waitForTimeout(300);
    expect(await harmOf(page)).toEqual([]);
  });
});
