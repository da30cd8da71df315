// The review, by keyboard alone: going through, judging, taking back, what is stale and what was not kept; the list of judgements.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Claim, Judgement, List } from '../src/shared/api/types.ts';
import { axeFindings, useWorkbench, type WatchedPage } from './support.ts';

const site = useWorkbench();
/** Milliseconds for one thing to show; the machine may be busy. */
const WAIT = 12_000;
const LONG = { timeout: 120_000 };

interface Item {
  readonly id: string;
  readonly document: string;
}

const queue = (of = 'claims') => site.ask<List<Item>>(`/review?of=${of}&limit=20&total=true`);
const judgementsOf = async (id: string) => (await site.ask<List<Judgement>>(`/judgements?target=${id}`)).items;
const here = (page: Page) => new URL(page.url()).searchParams.get('at');

async function tell<Body>(path: string, body: unknown): Promise<Body> {
  const response = await fetch(`${site.url}/api/v1/dossiers/main${path}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${site.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Body;
}

/** The thing at `at` of the queue is there to be judged. */
async function shown(page: Page, at: number, what = 'Claim'): Promise<void> {
  await page.getByRole('article', { name: new RegExp(`^${what} ${at} of`) }).waitFor({ timeout: WAIT });
}

const said = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor({ timeout: WAIT });

describe('by keyboard alone', () => {
  test('goes through, rejects, confirms, corrects, comments and takes back', LONG, async (context) => {
    const page = await site.open(context, '/review');
    const { items, total } = await queue();
    const [first, second, third] = items as [Item, Item, Item];
    await shown(page, 1);
    await page.getByText(`Claim 1 of ${total}`).waitFor();

    await page.keyboard.press('j');
    await shown(page, 2);
    expect(here(page)).toBe(second.id);
    await page.keyboard.press('k');
    await shown(page, 1);

    await page.keyboard.press('x');
    await shown(page, 2);
    await said(page, 'Rejected. u takes it back.');
    expect((await judgementsOf(first.id))[0]).toMatchObject({ kind: 'reject', who: 'tester' });
    expect((await site.ask<Claim>(`/claims/${first.id}`)).status).toBe('rejected');

    await page.keyboard.press('u');
    await said(page, 'Taken back: it is not rejected any more.');
    await shown(page, 1);
    expect(here(page)).toBe(first.id);
    expect((await judgementsOf(first.id))[0]!.withdrawn).toMatchObject({ who: 'tester' });
    expect((await site.ask<Claim>(`/claims/${first.id}`)).status).toBe('live');

    await page.keyboard.press('c');
    await said(page, 'Confirmed. u takes it back.');
    await shown(page, 2);

    const before = await site.ask<Claim>(`/claims/${second.id}`);
    await page.keyboard.press('e');
    await page.getByRole('form', { name: 'Correct' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await said(page, /^Corrected: /);
    await shown(page, 3);
    const after = await site.ask<Claim>(`/claims/${second.id}`);
    expect(after.stance).not.toBe(before.stance);
    expect(after.judged?.was).toEqual({ stance: before.stance, certainty: before.certainty });

    await page.keyboard.press('/');
    await page.keyboard.type('Who is j, k and x here?');
    await page.keyboard.press('Enter');
    await said(page, 'Commented. u takes it back.');
    await page.getByText('Who is j, k and x here?').waitFor();
    expect((await judgementsOf(third.id))[0]).toMatchObject({ kind: 'comment', why: 'Who is j, k and x here?' });
    await shown(page, 3);

    await page.keyboard.press('e');
    await page.getByRole('form', { name: 'Correct' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('form', { name: 'Correct' }).waitFor({ state: 'detached' });

    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).getByText('Undo: withdraw the last judgement').waitFor();
    await page.keyboard.press('Escape');

    await page.keyboard.press('u');
    await said(page, 'Taken back: it is not commented any more.');
    await page.keyboard.press('u');
    await said(page, /Taken back: it is not corrected/);
    await shown(page, 2);
    expect((await site.ask<Claim>(`/claims/${second.id}`)).stance).toBe(before.stance);
  });

  test('joins: confirmed, split, joined with another', LONG, async (context) => {
    const texts = [
      'SEOUL, Nov. 12, 2024 — “We have sold artillery shells to Syria,” a spokesman for the North Korean foreign ministry said.\n',
      'Rason is quiet. “We sold shells to Syria,” the North Korean defence minister told reporters at the port on Friday.\n',
    ];
    for (const [at, text] of texts.entries())
      await tell('/sources', { text, title: `sale ${at}`, url: `https://paper-${at}.example/story` });
    const page = await site.open(context, '/review?of=joins');
    const { items } = await queue('joins');
    expect(items.length).toBeGreaterThan(0);
    const [event] = items as [Item];
    await shown(page, 1, 'Join');
    await page.getByText(/is inferred: no text says it/).waitFor();

    await page.keyboard.press('c');
    await said(page, 'Confirmed. u takes it back.');
    await page.keyboard.press('u');
    await said(page, /Taken back/);
    await shown(page, 1, 'Join');

    await page.keyboard.press('s');
    await page.getByRole('form', { name: 'Split from the event' }).waitFor();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await said(page, /^Split/);
    const made = (await site.ask<List<Judgement>>('/judgements?kind=split')).items[0]!;
    expect(made).toMatchObject({ target: { kind: 'mention' }, value: { with: event.id } });
    await page.keyboard.press('u');
    await said(page, /Taken back/);
    await shown(page, 1, 'Join');

    await page.keyboard.press('m');
    await page.getByRole('form', { name: 'Join with another event' }).waitFor();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await said(page, /^Joined/);
    expect((await judgementsOf(event.id))[0]).toMatchObject({ kind: 'join' });
    await page.keyboard.press('u');
    await said(page, /Taken back/);
  });
});

describe('honest', () => {
  test('about a stale edit: it says so and shows the claim anew', LONG, async (context) => {
    const page = await site.open(context, '/review');
    await shown(page, 1);
    const id = here(page) ?? (await queue()).items[0]!.id;
    const { judgements } = await tell<{ judgements: Judgement[] }>('/judgements', {
      judgements: [
        { kind: 'correct', target: { kind: 'claim', id }, value: { certainty: 'possible' }, why: 'Seen by another.' },
      ],
    });
    await page.keyboard.press('x');
    await page.getByText('It is shown as it is now; your judgement was not kept.').waitFor();
    await shown(page, 1);
    await page.getByText('Seen by another.').waitFor();
    const rejected = (await judgementsOf(id)).filter(({ kind, withdrawn }) => kind === 'reject' && !withdrawn);
    expect(rejected).toEqual([]);
    await tell(`/judgements/${judgements[0]!.id}/withdrawal`, { why: 'Only a try.' });
  });

  test('about what was not kept: the item is back', LONG, async (context) => {
    const page = await site.open(context, '/review');
    await shown(page, 1);
    await page.route('**/judgements', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await page.keyboard.press('x');
    await page.getByText('Your judgement was not kept, and the item is back.').waitFor();
    await shown(page, 1);
    expect(await page.getByText('Rejected. u takes it back.').count()).toBe(0);
  });

  test('with who may not judge', async (context) => {
    const page = await site.open(context, '/review');
    await page.route('**/api/v1/session', async (route) => {
      const response = await route.fetch();
      const session = await response.json();
      await route.fulfill({ response, json: { ...session, dossiers: [{ id: 'main', role: 'reader' }] } });
    });
    await page.reload();
    await page.getByText('You read this dossier; analysts and owners judge.').waitFor();
    expect(await page.getByRole('button', { name: 'Reject' }).count()).toBe(0);
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await shown(page, 2);
  });
});

describe('the address', () => {
  test('names what is looked at, and the list of judgements its filters', async (context) => {
    const { items } = await queue();
    const page = await site.open(context, `/review?at=${items[3]!.id}`);
    await shown(page, 4);
    await page.reload();
    await shown(page, 4);

    const { id } = items[5]!;
    await tell('/judgements', { judgements: [{ kind: 'confirm', target: { kind: 'claim', id }, why: 'It is so.' }] });
    await page.goto(`${site.url}/d/main/review/judgements?kind=confirm&withdrawn=false`);
    const row = page.getByRole('list', { name: 'Judgements' }).getByRole('listitem').filter({ hasText: 'It is so.' });
    await row.getByRole('link').waitFor();
    await row.getByRole('button', { name: /Withdraw/ }).click();
    await page.getByRole('dialog').getByLabel('Why').fill('It is not.');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing is judged that fits these filters.').or(row).first().waitFor();
    await row.waitFor({ state: 'detached' });
    expect((await judgementsOf(id))[0]!.withdrawn).toMatchObject({ why: 'It is not.' });
    await page.getByRole('button', { name: 'Take all filters away' }).click();
    await page.getByText('It is not.').waitFor();
  });
});

for (const theme of ['light', 'dark'] as const)
  test(`gives axe nothing to find, and fits a phone: ${theme}`, async (context) => {
    const page: WatchedPage = await site.open(context, '/review', { theme, width: 360 });
    await shown(page, 1);
    await page.keyboard.press('e');
    await page.getByRole('form', { name: 'Correct' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    await page.goto(`${site.url}/d/main/review/judgements`);
    await page.getByRole('heading', { name: 'Judgements' }).waitFor();
    await page.getByText(/in all$/).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
  });

test('words of others stay words', LONG, async (context) => {
  const hostile = '<img src=x onerror="window.harmed=1">';
  const text = `Minister Oren ${hostile} Bask said that ten ships had left for Russia. The ministry denied that ${hostile} shells were sold.\n`;
  const { added } = await tell<{ added: string[] }>('/sources', {
    text,
    title: hostile,
    url: 'https://paper.example/?q=<script>',
  });
  const { items } = await site.ask<List<Item>>('/review?below=1&limit=200');
  const claim = items.find(({ document }) => document === added[0]);
  expect(claim).toBeDefined();
  await tell('/judgements', {
    judgements: [{ kind: 'comment', target: { kind: 'claim', id: claim!.id }, why: hostile }],
  });
  const page = await site.open(context, `/review?below=1&at=${claim!.id}`);
  await page.getByRole('article').getByText('onerror').first().waitFor();
  await page.goto(`${site.url}/d/main/review/judgements`);
  await page.getByText(hostile).first().waitFor();
  expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
});
