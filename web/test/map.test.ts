// The map: circles and list, the view in the address, keys and pointer, places without coordinates, hostile words.
import { describe, expect, test } from 'vitest';
import type { Places } from '../src/shared/api/types.ts';
import { HOSTILE, harmOf, makeHostile } from './hostile.ts';
import { axeFindings, useWorkbench, type WatchedPage } from './support.ts';

const site = useWorkbench();

const list = (page: WatchedPage) => page.getByRole('table', { name: 'On the map', exact: true });
const view = (page: WatchedPage) => new URL(page.url()).searchParams.get('view');

describe('the map', () => {
  test('shows where events were, and says what has no place', async (context) => {
    const page = await site.open(context, '/map');
    await page.getByText('1 place; 27 events of which no place is told.').waitFor();
    await list(page).getByText('Russian Far East').waitFor();
    await page.locator('.map .mark').first().waitFor();
    expect(await page.locator('.map .mark').count()).toBe(1);
  });

  test('shows who takes part; a circle opens its events, back closes them', async (context) => {
    const page = await site.open(context, '/map?by=actor');
    await page.locator('.map .mark').first().waitFor();
    expect(await page.locator('.map .mark').count()).toBe(7);
    expect(await page.locator('.denied').count()).toBe(2);
    await page.locator('.map .mark[title="North Korea"]').click();
    await page.waitForURL('**open=state%3AKP');
    const panel = page.getByRole('region', { name: 'North Korea' });
    await panel.getByText('13 events as a list').waitFor();
    await panel.getByRole('listitem').first().waitFor();
    expect(await panel.getByRole('listitem').count()).toBe(13);
    await page.goBack();
    await panel.waitFor({ state: 'detached' });
  });

  test('keys and the pointer move it; the address keeps what is in sight', async (context) => {
    const page = await site.open(context, '/map?by=actor');
    await page.locator('.map .mark').first().waitFor();
    await page.getByRole('group', { name: /^Map of the places/ }).focus();
    await page.keyboard.press('+');
    await page.keyboard.press('ArrowRight');
    await page.waitForURL('**view=*');
    const moved = view(page)!;
    const place = () => page.locator('.map .mark[title="North Korea"]').boundingBox();
    const before = await place();
    await page.reload();
    await page.locator('.map .mark').first().waitFor();
    expect(view(page)).toBe(moved);
    expect((await place())!.x).toBeCloseTo(before!.x, -1);
    const box = (await page.locator('.map').boundingBox())!;
    await page.mouse.move(box.x + 60, box.y + box.height - 40);
    await page.mouse.down();
    await page.mouse.move(box.x + 160, box.y + box.height - 90, { steps: 5 });
    await page.mouse.up();
    await page.waitForURL((url) => url.searchParams.get('view') !== moved);
    const dragged = view(page);
    await page.mouse.wheel(0, -400);
    await page.waitForURL((url) => url.searchParams.get('view') !== dragged);
    await page.getByRole('button', { name: 'all', exact: true }).click();
    await page.waitForURL((url) => !url.searchParams.has('view'));
  });

  test('the list alone is enough', async (context) => {
    const page = await site.open(context, '/map?by=actor');
    await list(page).getByRole('link', { name: 'Vladivostok' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Vladivostok' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Vladivostok');
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.searchParams.has('open'));
  });

  test('places that no pack knows stand apart', async (context) => {
    const page = await site.open(context, '');
    await page.route('**/places?*', async (route) => {
      const response = await route.fetch();
      const places = (await response.json()) as Places;
      const items = places.items.map(({ at, ...place }) => (place.id === 'state:RU' ? place : { ...place, at }));
      await route.fulfill({ response, json: { ...places, items } });
    });
    await page.goto(`${site.url}/d/main/map?by=actor`);
    const apart = page.getByRole('table', { name: 'Not on the map: no pack says where they lie' });
    await apart.getByText('Russia', { exact: true }).waitFor();
    expect(await list(page).getByText('Russia', { exact: true }).count()).toBe(0);
  });

  test('filters stand in the address; where nothing fits it says what to do', async (context) => {
    const page = await site.open(context, '/map?by=actor&type=meeting');
    await list(page).getByText('South Korea').waitFor();
    expect(await list(page).getByText('Kursk region').count()).toBe(0);
    await page.goto(`${site.url}/d/main/map?q=nosuchword`);
    await page.getByText('No event that fits tells its place').waitFor();
  });

  for (const theme of ['light', 'dark'] as const)
    test(`gives axe nothing to find: ${theme}`, async (context) => {
      const page = await site.open(context, '/map?by=actor&open=state:RU', {
        theme,
        width: theme === 'dark' ? 360 : 1280,
      });
      await page.locator('.map .mark').first().waitFor();
      await page.getByText('9 events as a list').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    });

  test('is text, whatever names hold', async (context) => {
    const page = await site.open(context, '');
    await makeHostile(page);
    await page.goto(`${site.url}/d/main/map?by=actor&open=state:RU`);
    await page.getByRole('heading', { name: HOSTILE }).waitFor();
    await page.locator('.map .mark').first().waitFor();
    expect(await harmOf(page)).toEqual([]);
  });
});
