// Search: documents, claims, events and names at once, marks, filters, keys, searches made before, hostile words.
import { describe, expect, test } from 'vitest';
import { HOSTILE, harmOf, makeHostile } from './hostile.ts';
import { axeFindings, useWorkbench, type WatchedPage } from './support.ts';

const site = useWorkbench();

const part = (page: WatchedPage, name: string) => page.getByRole('region', { name, exact: true });
const field = (page: WatchedPage) => page.getByRole('searchbox');

describe('a search', () => {
  test('by its address finds documents, claims and names, and marks the words', async (context) => {
    const page = await site.open(context, '/search?q=shells');
    await part(page, 'Claims').getByRole('listitem').first().waitFor();
    expect(await field(page).inputValue()).toBe('shells');
    await part(page, 'Documents').locator('.words mark').first().waitFor();
    const marked = await page.locator('main mark').allInnerTexts();
    expect(new Set(marked.map((one) => one.toLowerCase()))).toEqual(new Set(['shells']));
    const words = part(page, 'Documents').locator('.words a').first();
    expect(await words.getAttribute('href')).toMatch(/\/documents\/\w+\?at=\d+-\d+$/);
    await part(page, 'Events').getByText('None.').waitFor();
  });

  test('follows what is typed, and finds names by their beginning', async (context) => {
    const page = await site.open(context, '/search');
    await page.getByText('Type what to look for').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('harb');
    await part(page, 'Names').getByRole('link', { name: 'The Harbour Courier' }).waitFor();
    expect(page.url()).toContain('q=harb');
    await field(page).fill('north');
    await part(page, 'Names').getByRole('link', { name: 'North Korea' }).waitFor();
    await page.keyboard.press('Escape');
  });

  test('knows exact words, words to leave out, and either of two', async (context) => {
    const page = await site.open(context, '/search?q=%22artillery+shells%22');
    const marks = part(page, 'Claims').locator('mark');
    await marks.first().waitFor();
    for (const words of await marks.allInnerTexts()) expect(words).toBe('artillery shells');
    const all = await part(page, 'Claims').getByRole('listitem').count();
    await page.goto(`${site.url}/d/main/search?q=${encodeURIComponent('"artillery shells" -rockets')}`);
    await part(page, 'Claims').getByRole('listitem').first().waitFor();
    expect(await part(page, 'Claims').getByRole('listitem').count()).toBeLessThan(all);
    await page.getByText('How to write a search').click();
    await page.getByRole('link', { name: 'barges or ferries' }).click();
    await page.getByText('Nothing has these words').waitFor();
  });

  test('is narrowed by filters that stand in the address, and says what is left out', async (context) => {
    const page = await site.open(context, '/search?q=russia');
    await page
      .getByRole('group', { name: 'Stance' })
      .getByRole('button', { name: /^denies/ })
      .click();
    await page.waitForURL('**stance=denies');
    await part(page, 'Documents').getByText('Left out').waitFor();
    for (const stance of await part(page, 'Claims').locator('.who').allInnerTexts()) expect(stance).toContain('denies');
    expect(
      await part(page, 'Claims')
        .getByRole('link', { name: /Claims$/ })
        .first()
        .getAttribute('href'),
    ).toContain('/claims?q=russia&stance=denies');
    await page.goBack();
    await part(page, 'Documents').getByRole('listitem').first().waitFor();
    await page.getByRole('combobox', { name: 'Outlet' }).selectOption('northgate-post');
    await page.waitForURL('**outlet=northgate-post');
    await part(page, 'Events').getByText('Left out').waitFor();
  });

  test('is walked by j, k and Enter', async (context) => {
    const page = await site.open(context, '/search?q=sanctions');
    await part(page, 'Claims').getByRole('listitem').first().waitFor();
    await field(page).focus();
    await page.keyboard.press('ArrowDown');
    const href = () => page.evaluate(() => (document.activeElement as HTMLAnchorElement).href);
    const first = await href();
    await page.keyboard.press('j');
    const second = await href();
    expect(second).not.toBe(first);
    await page.keyboard.press('k');
    expect(await href()).toBe(first);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(second);
    await page.goBack();
    await part(page, 'Claims').getByRole('listitem').first().waitFor();
    expect(await field(page).inputValue()).toBe('sanctions');
  });

  test('is kept in this browser until it is forgotten', async (context) => {
    const page = await site.open(context, '/search');
    await field(page).fill('sanctions');
    await page.keyboard.press('Enter');
    await part(page, 'Claims').getByRole('listitem').first().waitFor();
    await page.goto(`${site.url}/d/main/search`);
    await page.getByRole('link', { name: 'sanctions', exact: true }).click();
    await page.waitForURL('**q=sanctions');
    await page.goto(`${site.url}/d/main/search`);
    await page.getByRole('button', { name: 'Forget them' }).click();
    await page.getByText('Type what to look for').waitFor();
    await page.reload();
    await page.getByText('Type what to look for').waitFor();
  });

  for (const theme of ['light', 'dark'] as const)
    test(`gives axe nothing to find: ${theme}`, async (context) => {
      const page = await site.open(context, '/search?q=north+korea', { theme, width: theme === 'dark' ? 360 : 1280 });
      await part(page, 'Claims').getByRole('listitem').first().waitFor();
      await part(page, 'Names').waitFor();
      await page.waitForTimeout(300);
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    });

  test('is text, in the field, in what is found, in what was asked before', async (context) => {
    const page = await site.open(context, '');
    await makeHostile(page);
    await page.goto(`${site.url}/d/main/search?q=sanctions`);
    await part(page, 'Documents').getByText('window.harmed').first().waitFor();
    expect(await page.locator('main').innerText()).toContain(HOSTILE);
    await field(page).fill(HOSTILE);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(600);
    expect(await harmOf(page)).toEqual([]);
    await page.goto(`${site.url}/d/main/search`);
    await page.getByRole('link', { name: HOSTILE, exact: true }).waitFor();
    expect(await harmOf(page)).toEqual([]);
  });
});
