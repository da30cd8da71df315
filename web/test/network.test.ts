// The network: drawn and as tables, what is selected in the address, the same picture each time, without WebGL, hostile words.
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { layOut } from '../src/pages/network/layout.ts';
import type { ActorNetwork } from '../src/shared/api/types.ts';
import { HOSTILE, harmOf, makeHostile } from './hostile.ts';
import { CHROMIUM, noChromium, openPage } from './site.ts';
import { axeFindings, useWorkbench } from './support.ts';

const site = useWorkbench();

let drawing: Browser | undefined;
afterAll(() => drawing?.close());

/** In a browser that draws WebGL by software. */
async function openDrawn(path: string): Promise<{ page: Page; faults: string[] }> {
  const args = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'];
  drawing ??= await chromium.launch({ executablePath: CHROMIUM, args });
  const opened = await openPage(drawing, site, path);
  await opened.page.locator('[data-drawn="true"]').waitFor();
  return opened;
}

const tables = (page: Page) => page.getByRole('table', { name: 'Actors', exact: true });

describe('actors', () => {
  test('stand in tables with what they share, and each leads to its events', async (context) => {
    const page = await site.open(context, '/network');
    await page.getByText('11 actors, 17 pairs.').waitFor();
    const row = tables(page).getByRole('row').filter({ hasText: 'North Korea' });
    expect(await row.innerText()).toMatch(/13\s+1 contested/);
    await tables(page).getByRole('link', { name: 'North Korea' }).click();
    await page.waitForURL('**/network?node=state%3AKP');
    const panel = page.getByRole('region', { name: 'North Korea' });
    await panel.getByRole('listitem').first().waitFor();
    expect(await panel.getByRole('listitem').count()).toBe(13);
    await page.goBack();
    await panel.waitFor({ state: 'detached' });
  });

  test('two of them have the events that they share', async (context) => {
    const page = await site.open(context, '/network?node=state:KP&with=state:RU');
    const panel = page.getByRole('region', { name: 'North Korea and Russia' });
    await panel.getByRole('link', { name: 'arms transfer: North Korea, Russia' }).waitFor();
    expect(await panel.getByRole('listitem').count()).toBe(4);
    await page.keyboard.press('Escape');
    await page.waitForURL('**/network');
  });

  test('are narrowed by filters that stand in the address', async (context) => {
    const page = await site.open(context, '/network?type=meeting');
    await page.getByText(/^\d+ actors, \d+ pairs\.$/).waitFor();
    expect(await tables(page).getByText('Bybit').count()).toBe(0);
    await page.getByRole('button', { name: 'Take all filters away' }).first().click();
    await tables(page).getByText('Bybit').waitFor();
    await page.goto(`${site.url}/d/main/network?q=nosuchword`);
    await page.getByText('In no event that fits').waitFor();
  });

  test('are reached by keyboard alone', async (context) => {
    const page = await site.open(context, '/network');
    await tables(page).getByRole('link', { name: 'Russia', exact: true }).focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('region', { name: 'Russia', exact: true });
    await panel.waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Russia');
  });

  test('without WebGL there is a sentence, and the tables', async (context) => {
    const page = await site.open(context, '');
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await page.goto(`${site.url}/d/main/network`);
    await page.getByText('This browser draws no WebGL').waitFor();
    await tables(page).getByText('North Korea').waitFor();
  });
});

describe('the drawing', () => {
  test('is the same each time, moves by keys, and a press on a node opens it', async (context) => {
    if (noChromium()) context.skip(noChromium());
    const { page, faults } = await openDrawn('/network');
    const frame = page.locator('.frame');
    const before = await frame.screenshot();
    await page.reload();
    await page.locator('[data-drawn="true"]').waitFor();
    await page.waitForTimeout(500);
    expect((await frame.screenshot()).equals(before)).toBe(true);
    await frame.focus();
    await page.keyboard.press('+');
    await page.waitForTimeout(200);
    await page.mouse.move(5, 5);
    expect((await frame.screenshot()).equals(before)).toBe(false);
    await page.keyboard.press('0');
    await page.waitForTimeout(200);
    const { x, y } = placeOf(await site.ask<ActorNetwork>('/network/actors'), 'state:KP', (await frame.boundingBox())!);
    await page.mouse.click(x, y);
    await page.getByRole('region', { name: 'North Korea' }).waitFor();
    expect(page.url()).toContain('node=state%3AKP');
    expect(faults).toEqual([]);
    await page.context().close();
  }, 60_000);
});

/** Where sigma draws a node: the middle of the network in the middle of the frame, as large as fits within the padding. */
function placeOf(
  { nodes, edges }: ActorNetwork,
  id: string,
  box: { x: number; y: number; width: number; height: number },
) {
  const places = layOut({
    nodes: nodes.map(({ id, name, events }) => ({ id, label: name, weight: events, contested: false, isAside: false })),
    edges: edges.map(({ a, b, events }) => ({ a, b, weight: events, contested: false, isDirected: false })),
  });
  const [xs, ys] = [[...places.values()].map(({ x }) => x), [...places.values()].map(({ y }) => y)];
  const [wide, high] = [Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)];
  const [viewRatio, graphRatio] = [box.height / box.width, high / wide];
  const isCross = (viewRatio < 1 && graphRatio > 1) || (viewRatio > 1 && graphRatio < 1);
  const correction = isCross ? 1 : Math.min(Math.max(graphRatio, 1 / graphRatio), Math.max(viewRatio, 1 / viewRatio));
  const scale = ((Math.min(box.width, box.height) - 2 * 56) * correction) / Math.max(wide, high);
  const place = places.get(id)!;
  return {
    x: box.x + box.width / 2 + (place.x - (Math.max(...xs) + Math.min(...xs)) / 2) * scale,
    y: box.y + box.height / 2 - (place.y - (Math.max(...ys) + Math.min(...ys)) / 2) * scale,
  };
}

describe('documents', () => {
  test('say which text has what from which, and why', async (context) => {
    const page = await site.open(context, '/network?of=documents');
    await page.getByText('12 texts and outlets with a lineage, 11 ties.').waitFor();
    await page.getByRole('link', { name: /^copy, 94 %/ }).click();
    const panel = page.getByRole('region', { name: 'Two texts' });
    await panel.getByText('Both credit Meridian Press Agency').waitFor();
    expect(await panel.getByRole('link').first().getAttribute('href')).toMatch(/\/documents\//);
    await page.reload();
    await panel.waitFor();
  });

  test('are narrowed to a kind, and to what is around one of them', async (context) => {
    const page = await site.open(context, '/network?of=documents');
    await page.getByRole('button', { name: /^cites/ }).click();
    await page.waitForURL('**kind=cites');
    await page.getByText(/5 ties\.$/).waitFor();
    const { nodes } = await site.ask<{ nodes: { id: string; kind: string }[] }>('/network/documents');
    const { id } = nodes.find(({ kind }) => kind === 'document')!;
    await page.goto(`${site.url}/d/main/network?of=documents&document=${id}&depth=1`);
    await page.getByText(/around one document, 1 step far/).waitFor();
    await page.getByRole('link', { name: 'Go farther' }).click();
    await page.waitForURL('**depth=2');
  });
});

describe('what is shown', () => {
  for (const theme of ['light', 'dark'] as const)
    for (const path of ['/network?node=state:KP', '/network?of=documents&node=cbs-news'])
      test(`gives axe nothing to find: ${path}, ${theme}`, async (context) => {
        const page = await site.open(context, path, { theme, width: theme === 'dark' ? 360 : 1280 });
        await page.locator('#selected').waitFor();
        await page.waitForTimeout(300);
        expect(await axeFindings(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      });

  for (const path of ['/network?node=state:KP', '/network?of=documents&node=cbs-news'])
    test(`is text, whatever names and titles hold: ${path}`, async (context) => {
      const page = await site.open(context, '');
      await makeHostile(page);
      await page.goto(`${site.url}/d/main${path}`);
      await page.getByRole('heading', { name: HOSTILE }).waitFor();
      await page.waitForTimeout(200);
      expect(await harmOf(page)).toEqual([]);
    });
});
