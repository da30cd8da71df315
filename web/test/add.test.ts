// Adding: files by choice and by drop, a text, addresses; what is new, what was here already, what failed and why.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Dossier } from '../src/shared/api/types.ts';
import { ROOT } from './site.ts';
import { axeFindings, useWorkbench } from './support.ts';

const site = useWorkbench();
const LONG = { timeout: 120_000 };
const HOSTILE = '<img src=x onerror="window.harmed=1">';
const KNOWN = readFileSync(join(ROOT, 'samples/articles/03-pyongyang-denies-eastern-ledger.txt'));
const text = (words: string) => Buffer.from(words);
const row = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Added' }).getByRole('listitem').filter({ hasText: name });

test('files that are new, here already and no text, each told so, and what changed', LONG, async (context) => {
  const page = await site.open(context, '/add', { theme: 'dark', width: 360 });
  const before = await site.ask<Dossier>('');
  await page.getByLabel('Choose files').setInputFiles([
    {
      name: 'new.txt',
      mimeType: 'text/plain',
      buffer: text('“Ten missiles were sold to Syria,” a North Korean minister said on Monday.\n'),
    },
    { name: 'known.txt', mimeType: 'text/plain', buffer: KNOWN },
    {
      name: `${HOSTILE.replaceAll('/', '')}.png`,
      mimeType: 'image/png',
      buffer: Buffer.from('89504e470d0a1a0a0000000d', 'hex'),
    },
  ]);
  await row(page, 'new.txt').getByText('analysed').waitFor({ timeout: 60_000 });
  await row(page, 'known.txt').getByText('here already').waitFor();
  await row(page, '.png').getByText('not added').waitFor();
  expect(await row(page, '.png').textContent()).toMatch(/picture|image|cannot|no /i);
  await page.getByRole('region', { name: 'What changed by it' }).getByRole('link').first().waitFor();
  expect((await site.ask<Dossier>('')).documents).toBe(before.documents + 1);
  expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(await axeFindings(page)).toEqual([]);
});

test('a drop on another page, a text and an address', LONG, async (context) => {
  const page = await site.open(context, '/');
  await page.evaluate(() => {
    const dropped = new DataTransfer();
    dropped.items.add(
      new File(['The minister said that four barges had left.\n'], 'dropped.txt', { type: 'text/plain' }),
    );
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
  });
  await page.getByRole('heading', { name: 'Add', exact: true }).waitFor();
  await row(page, 'dropped.txt').getByText('analysed').waitFor({ timeout: 60_000 });

  await page.getByLabel('Text', { exact: true }).fill('“Five barges left,” the harbour master said.');
  await page.getByLabel('Title, if it has one').fill('barges');
  await page.getByRole('button', { name: 'Add the text' }).click();
  await row(page, 'barges').getByText('analysed').waitFor({ timeout: 60_000 });

  await page.getByLabel(/One on each line/).fill('http://127.0.0.1:1/story\njavascript:alert(1)');
  await page.getByText('Not an http or https address: javascript:alert(1)').waitFor();
  await page.getByRole('button', { name: 'Fetch and add' }).click();
  await row(page, 'http://127.0.0.1:1/story').getByText('not added').waitFor({ timeout: 60_000 });
  expect(await axeFindings(page)).toEqual([]);
});

test('readers are told why they cannot', LONG, async (context) => {
  const page = await site.open(context, '/add');
  await page.route('**/api/v1/session', async (route) => {
    const response = await route.fetch();
    const session = await response.json();
    await route.fulfill({ response, json: { ...session, dossiers: [{ id: 'main', role: 'reader' }] } });
  });
  await page.reload();
  await page.getByText('You read this dossier; analysts and owners add to it.').waitFor();
  expect(await page.getByLabel('Choose files').count()).toBe(0);
});
