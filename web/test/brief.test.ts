// The brief: what changed since the last visit, what is due, files to take along, print.
import { describe, expect, test } from 'vitest';
import { HOSTILE, harmOf, makeHostile } from './hostile.ts';
import { axeFindings, useWorkbench } from './support.ts';

const site = useWorkbench();

const TEXT =
  'PYONGYANG, Oct. 6, 2024 — North Korea will launch a satellite by December 2031, the defence ministry said.\n';

async function add(text: string): Promise<void> {
  const response = await fetch(`${site.url}/api/v1/dossiers/main/sources`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${site.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ text, title: 'Satellite' }),
  });
  expect(response.status).toBe(201);
}

describe('the brief', () => {
  test('tells what is single-sourced, what does not fit, and what is due', async (context) => {
    const page = await site.open(context, '');
    const part = (name: string) => page.getByRole('region', { name });
    await part('On one source').getByRole('listitem').first().waitFor();
    await part('What does not fit together').getByText('denied by North Korea').waitFor();
    await part('Predictions due').getByText('2024 · past, no outcome known').waitFor();
    await part('What is reported most').getByText('All belong to one party').waitFor();
  });

  test('says what changed since the last visit until it is marked as seen', async (context) => {
    const page = await site.open(context, '');
    const part = page.getByRole('region', { name: 'Since your last visit' });
    await part.getByText('This is your first visit').waitFor();
    await page.reload();
    await part.getByText('Nothing has changed.').waitFor();
    await add(TEXT);
    await page.reload();
    await part.getByText('1 document added').waitFor();
    await part
      .getByRole('link', { name: /satellite launch/ })
      .first()
      .waitFor();
    expect(await part.innerText()).toMatch(/1 new event|of another verdict/);
    expect(await axeFindings(page)).toEqual([]);
    await part.getByRole('button', { name: 'Mark as seen' }).click();
    await part.getByText('Nothing has changed.').waitFor();
    await page.reload();
    await part.getByText('Nothing has changed.').waitFor();
  }, 60_000);

  test('is a file to take along, which needs nothing else', async (context) => {
    const page = await site.open(context, '');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'one page of HTML' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.html$/);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const html = Buffer.concat(chunks).toString();
    expect(html).toContain('arms transfer');
    expect(html).not.toMatch(/<script|<link[^>]+href=|src="http/);
  });

  test('prints without what only a screen needs', async (context) => {
    const page = await site.open(context, '');
    await page.getByText('All belong to one party').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
    expect(await page.getByText('Download the brief').isVisible()).toBe(false);
    expect(await page.getByText('All belong to one party').isVisible()).toBe(true);
  });

  test('fits a phone', async (context) => {
    const page = await site.open(context, '', { width: 360 });
    await page.getByText('All belong to one party').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });

  test('is text, whatever labels hold', async (context) => {
    const page = await site.open(context, '');
    await makeHostile(page);
    await page.reload();
    await page.getByText(HOSTILE).first().waitFor();
    await page.waitForTimeout(300);
    expect(await harmOf(page)).toEqual([]);
  });
});
