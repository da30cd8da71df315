// Events: the timeline from decades to days, the same events as a table, filters in the address.
import { describe, expect, test } from 'vitest';
import { HOSTILE, harmOf, makeHostile } from './hostile.ts';
import { axeFindings, useWorkbench, type WatchedPage } from './support.ts';

const site = useWorkbench();

const plot = (page: WatchedPage) => page.getByRole('group', { name: 'Timeline', exact: true });
const rows = (page: WatchedPage) => page.getByRole('list', { name: 'Events' }).getByRole('listitem');
const query = (page: WatchedPage) => new URL(page.url()).searchParams;

async function open(context: Parameters<typeof site.open>[0], path: string, look?: Parameters<typeof site.open>[2]) {
  const page = await site.open(context, path, look);
  await rows(page).first().waitFor();
  return page;
}

/** Days that the timeline shows. */
async function viewOf(page: WatchedPage): Promise<number> {
  const { from, to } = await plot(page).evaluate((box) => ({ ...(box as HTMLElement).dataset }));
  return (Date.parse(to!) - Date.parse(from!)) / 86_400_000;
}

describe('the table', () => {
  test('has the events that the API has, in the order that is asked for', async (context) => {
    const page = await open(context, '/events?order=documents');
    const { items } = await site.ask<{ items: { label: string }[] }>('/events?order=documents&limit=5');
    const shown = await rows(page).getByRole('link').allInnerTexts();
    expect(shown.filter((_, at) => at % 2 === 0).slice(0, 5)).toEqual(items.map(({ label }) => label));
    await page.getByRole('button', { name: 'Time' }).click();
    await page.waitForURL((url) => !url.searchParams.has('order'));
    await page.getByRole('button', { name: 'Time newest first' }).click();
    await page.waitForURL('**/events?order=oldest');
  });

  test('is narrowed by filters that stand in the address, and back takes them away again', async (context) => {
    const page = await open(context, '/events');
    const all = await page.getByText(/^\d+ in all$/).innerText();
    await page.getByLabel('Type').selectOption('arms-transfer');
    await page.waitForURL('**/events?type=arms-transfer');
    await page.getByRole('group', { name: 'Denials' }).getByRole('button').click();
    await page.waitForURL('**/events?type=arms-transfer&contested=true');
    const { total } = await site.ask<{ total: number }>('/events?type=arms-transfer&contested=true&total=true');
    await page.getByText(`${total} in all`).waitFor();
    expect(await rows(page).count()).toBe(total);
    const narrowed = await rows(page).allInnerTexts();
    await page.reload();
    await page.getByText(`${total} in all`).waitFor();
    expect(await rows(page).allInnerTexts()).toEqual(narrowed);
    await page.goBack();
    await page.goBack();
    await page.getByText(all, { exact: true }).waitFor();
    expect(page.url()).toBe(`${site.url}/d/main/events`);
  });

  test('finds words, and says what to do where nothing fits', async (context) => {
    const page = await open(context, '/events');
    await page.keyboard.press('/');
    await page.keyboard.type('vostochny nowhere');
    await page.getByText('No event fits.').waitFor();
    expect(query(page).get('q')).toBe('vostochny nowhere');
    await page.getByRole('button', { name: 'Take all filters away' }).click();
    await rows(page).first().waitFor();
    expect(page.url()).toBe(`${site.url}/d/main/events`);
  });

  test('is walked and opened by keyboard', async (context) => {
    const page = await open(context, '/events?order=documents');
    const [, second] = (await site.ask<{ items: { id: string }[] }>('/events?order=documents&limit=2')).items;
    await page.getByRole('list', { name: 'Events' }).focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/events/${second!.id}`);
  });

  test('shows events without a date apart', async (context) => {
    const page = await open(context, '/events');
    const { undated, events } = await site.ask<{ undated: { events: number }; events: number }>('/timeline');
    await page.getByRole('link', { name: `${undated.events} events without a date` }).click();
    await page.getByText(`${undated.events} in all`).waitFor();
    expect(await rows(page).getByText('no date').count()).toBe(await rows(page).count());
    await page.getByRole('link', { name: 'Show those with one too' }).click();
    await page.getByText(`${events} in all`).waitFor();
  });
});

describe('the timeline', () => {
  test('goes from years to days and back by keyboard; the table and the address follow', async (context) => {
    const page = await open(context, '/events');
    const whole = await viewOf(page);
    await plot(page).focus();
    for (let press = 0; press < 8; press++) await page.keyboard.press('+');
    expect(await viewOf(page)).toBeLessThan(10);
    await page.waitForURL(/from=\d{4}-\d\d-\d\d&to=/);
    const { from, to } = Object.fromEntries(query(page));
    const { total } = await site.ask<{ total: number }>(`/events?from=${from}&to=${to}&total=true`);
    await page.getByText(total === 0 ? 'No event fits.' : `${total} in all`).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL((url) => (url.searchParams.get('from') ?? '') > from!);
    await page.keyboard.press('0');
    await page.waitForURL(`${site.url}/d/main/events`);
    expect(await viewOf(page)).toBe(whole);
    await page.keyboard.press('-');
    await page.keyboard.press('-');
    await page.keyboard.press('-');
    await page.keyboard.press('-');
    expect(await viewOf(page)).toBeGreaterThan(365 * 10);
  });

  test('draws each event where few are in view: a day, a month and a year as they are known', async (context) => {
    const page = await open(context, '/events');
    const mark = plot(page).getByRole('link', { name: 'nuclear test: North Korea, 2024' });
    await mark.waitFor();
    const bars = await plot(page)
      .locator('.bar')
      .evaluateAll((all) => all.map((bar) => ({ width: bar.clientWidth, isDay: bar.classList.contains('day') })));
    const days = bars.filter(({ isDay }) => isDay);
    expect(days.length).toBeGreaterThan(0);
    expect(Math.max(...days.map(({ width }) => width))).toBeLessThan(12);
    expect(Math.max(...bars.map(({ width }) => width))).toBeGreaterThan(500);
    await mark.click();
    await page.getByRole('heading', { name: 'nuclear test: North Korea, 2024' }).waitFor();
  });

  test('is moved by wheel, drag and buttons, and a drag opens nothing', async (context) => {
    const page = await open(context, '/events');
    const whole = await viewOf(page);
    const box = (await plot(page).boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + 20);
    await page.mouse.wheel(0, -400);
    await expect.poll(() => viewOf(page)).toBeLessThan(whole);
    await page.waitForURL(/from=/);
    const { from } = Object.fromEntries(query(page));
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 200, box.y + 24, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL((url) => (url.searchParams.get('from') ?? '') < from!);
    expect(new URL(page.url()).pathname).toBe('/d/main/events');
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await page.waitForURL(`${site.url}/d/main/events`);
    await page.getByRole('button', { name: 'Nearer' }).click();
    await page.waitForURL(/from=/);
    await page.goBack();
    await expect.poll(() => viewOf(page)).toBe(whole);
  });

  test('opens at the stretch of the address, after a reload too', async (context) => {
    const page = await open(context, '/events?from=2023-09-01&to=2023-12-31');
    expect(await viewOf(page)).toBe(122);
    const shown = await rows(page).allInnerTexts();
    await page.reload();
    await rows(page).first().waitFor();
    expect(await viewOf(page)).toBe(122);
    expect(await rows(page).allInnerTexts()).toEqual(shown);
  });

  test('stands as a table too, whose periods are links', async (context) => {
    const page = await open(context, '/events');
    await page.getByText('The timeline as a table').click();
    const table = page.getByRole('table', { name: /Events by/ });
    const { items } = await site.ask<{ items: { events: number }[] }>('/timeline?bucket=month');
    const told = await table.getByRole('row').count();
    expect(told).toBeGreaterThan(1);
    const numbers = await table.locator('tbody td:nth-of-type(1)').allInnerTexts();
    expect(numbers.map(Number).reduce((a, b) => a + b)).toBe(items.reduce((sum, { events }) => sum + events, 0));
    await table.getByRole('rowheader').first().getByRole('link').click();
    await page.waitForURL(/from=2023-09-/);
  });

  test('draws thousands as bars, one path for each verdict, and a bar leads nearer', async (context) => {
    const page = await site.open(context, '');
    await page.route(/\/timeline/, (route) => route.fulfill({ json: many(new URL(route.request().url())) }));
    await page.getByRole('navigation').getByRole('link', { name: 'Events' }).click();
    await plot(page).locator('path').first().waitFor();
    expect(await plot(page).locator('path').count()).toBeLessThan(8);
    const before = await viewOf(page);
    const box = (await plot(page).boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.7, box.y + 110);
    await page.getByText(/^\d{4}.*: \d+ events, \d+ contested/).waitFor();
    await page.mouse.down();
    await page.mouse.up();
    await page.waitForURL(/from=/);
    expect(await viewOf(page)).toBeLessThan(before / 5);
  });
});

/** 20 events for each bucket of 1990 to 2024. */
function many(url: URL) {
  const bucket = url.searchParams.get('bucket') ?? 'year';
  const length = { day: 10, month: 7, year: 4, decade: 3 }[bucket]!;
  const names = new Set<string>();
  for (let day = Date.parse('1990-01-01'); day < Date.parse('2024-12-31'); day += 86_400_000)
    names.add(new Date(day).toISOString().slice(0, length));
  const [first, last] = [url.searchParams.get('from') ?? '0', url.searchParams.get('to') ?? '9'];
  const items = [...names]
    .filter((name) => name >= first.slice(0, length) && name <= last)
    .map((name) => ({
      ...(bucket === 'decade' ? { from: `${name}0`, to: `${name}9` } : { from: name, to: name }),
      ...{ events: 40, contested: 8, types: { meeting: 40 }, support: { 'single-report': 30, independent: 10 } },
    }));
  const undated = { events: 0, contested: 0, types: {}, support: {} };
  return { bucket, items, undated, events: items.length * 40, revision: 1 };
}

describe('the page of events', () => {
  for (const theme of ['light', 'dark'] as const)
    test(`gives axe nothing to find: ${theme}`, async (context) => {
      const page = await open(context, '/events', { theme });
      await plot(page).getByRole('link').first().waitFor();
      await page.getByText('The timeline as a table').click();
      await page.getByRole('table').waitFor();
      expect(await axeFindings(page)).toEqual([]);
    });

  test('fits a phone of 360 pixels', async (context) => {
    const page = await open(context, '/events', { width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.getByText('Narrow', { exact: true }).click();
    await page.getByLabel('Type').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await axeFindings(page)).toEqual([]);
  });

  test('shows script as text', async (context) => {
    const page = await site.open(context, '');
    await makeHostile(page);
    await page.getByRole('navigation').getByRole('link', { name: 'Events' }).click();
    await rows(page).getByText(HOSTILE).first().waitFor();
    await plot(page).getByText(HOSTILE).first().waitFor();
    expect(await harmOf(page)).toEqual([]);
  });
});
