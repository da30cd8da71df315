// A small analysis made by hand, of three texts invented for it: every stance, two sightings, notes, a PDF with pages, an input not read.
import type { Analysis } from '../document/analysis.ts';
import type { Attribution } from '../document/attribution.ts';
import type { Certainty, Claim, Link, Stance } from '../document/claim.ts';
import { type Document, documentId } from '../document/document.ts';
import type { Event, EventMention, Modality, Polarity } from '../document/event.ts';
import { contentId, sha256Hex } from '../document/id.ts';
import type { Ledger } from '../document/ledger.ts';
import { noteOn, noteOnWhole } from '../document/note.ts';
import type { Origin } from '../document/origin.ts';
import type { Position } from '../document/position.ts';
import type { Figure, Quantity } from '../document/quantity.ts';
import { type Quote, quote } from '../document/span.ts';
import type { Time } from '../document/time.ts';
import type { Corroboration } from '../document/verdict.ts';

const GRAIN = `VELSK, Oct. 21 (Harbour Wire) — Ten barges with grain left the port of Velsk for the Auster Islands on Sunday, Transport Minister Ilse Marden said.

"We counted ten hulls, and we know where they went," Marden told reporters.

A senior customs official, who spoke on condition of anonymity, said two more barges may follow this month.

The government of the Auster Islands declined to comment. Marden called on the islands to open their books.

Velsk is the largest grain port on the coast. Harbour Wire +3 Its cranes can load four barges a day.

Tomas Reyle in Port Auster contributed to this report.`;

const DENIAL = `The Foreign Ministry on Tuesday denied that any barge from Velsk had unloaded grain on the islands.

A senior customs official said the port logs "show nothing of the kind", the Auster Herald has learned.

Harbour master Oren Bask confirmed that four barges had been seen. Bask doubted that they carried grain. "We will publish the logs by Friday," he said.

The Port Authority said it was looking into reports of a fifth barge.`;

const TRAFFIC = `Barge traffic to the Auster Islands doubled in October. The count rests on pictures taken on eleven clear days.
On cloudy days no count was possible.
Most barges sat low in the water on the way out. None did on the way back.`;

/** The words of `text` where they first stand. Throws when they do not. */
function find(text: string, words: string): Quote {
  return quote(text, at(text, words, 0), at(text, words, 0) + words.length);
}

/** The words of `text`, not part of a longer word, that stand closest to the content, outside it. Throws when none do. */
function findBeside(text: string, words: string, content: Quote): Quote {
  let best: Quote | undefined;
  for (let start = at(text, words, 0); start !== -1; start = text.indexOf(words, start + 1)) {
    const found = quote(text, start, start + words.length);
    if (/^\w\w/.test(text.slice(start - 1, start + 1)) || /^\w\w/.test(text.slice(found.end - 1, found.end + 1)))
      continue;
    if (!best || gap(found, content) < gap(best, content)) best = found;
  }
  if (!best) throw new Error(`findBeside: "${words}" does not stand in the text as words of their own.`);
  return best;
}

function at(text: string, words: string, from: number): number {
  const start = text.indexOf(words, from);
  if (start === -1) throw new Error(`at: "${words}" does not stand in the text.`);
  return start;
}

function gap(a: Quote, b: Quote): number {
  return a.end <= b.start ? b.start - a.end : a.start >= b.end ? a.start - b.end : Math.abs(a.start - b.start);
}

type Bare = Pick<Document, 'text'> & Partial<Document>;

/** A document with the fields that every document has. */
export function makeDocument(bare: Bare): Document {
  const sha256 = sha256Hex(new TextEncoder().encode(bare.text));
  const recipe = bare.recipe ?? 'text/1';
  return {
    id: documentId(sha256, recipe),
    sha256,
    recipe,
    mediaType: 'text/plain',
    language: 'en',
    kind: 'report',
    sightings: [],
    authors: [],
    bylines: [],
    credits: [],
    notes: [],
    published: null,
    ...bare,
  };
}

interface Said {
  readonly source?: string;
  readonly name?: string;
  readonly anonymous?: boolean;
  readonly linkKind?: Link['kind'];
  readonly kind?: Attribution['kind'];
  readonly cue: string;
  readonly contents: readonly string[];
  readonly form?: Attribution['form'];
  readonly stance: Stance;
  readonly certainty?: Certainty;
  readonly hedges?: readonly string[];
  readonly through?: readonly { readonly words: string; readonly name: string; readonly relation: Link['relation'] }[];
}

/** The attribution and the claim of what somebody said. */
export function makeSaid(document: Document, said: Said): { attribution: Attribution; claim: Claim } {
  const { text } = document;
  const contents = said.contents.map((words) => find(text, words));
  const near = (words: string) => findBeside(text, words, contents[0]!);
  const sources = said.source === undefined ? [] : [near(said.source)];
  const cue = near(said.cue);
  const id = contentId('attribution', document.id, cue.start, ...contents.map(({ start }) => start));
  const confidence = 0.93;
  const first: Link[] = sources.map((words) => ({
    name: said.name ?? words.text,
    words,
    relation: 'said-to',
    kind: said.linkKind ?? 'official',
    anonymous: said.anonymous ?? false,
  }));
  const later: Link[] = (said.through ?? []).map(({ words, name, relation }) => ({
    name,
    words: find(text, words),
    relation,
    kind: 'outlet',
    anonymous: false,
  }));
  return {
    attribution: {
      id,
      document: document.id,
      kind: said.kind ?? 'speech',
      sources,
      cue,
      contents,
      form: said.form ?? 'indirect',
      confidence,
    },
    claim: {
      ...makeOwnVoice(document, said.contents),
      id: contentId('claim', id, said.stance),
      attribution: id,
      voice: sources.length > 0 ? 'attributed' : 'lost',
      stance: said.stance,
      certainty: said.certainty ?? 'certain',
      hedges: (said.hedges ?? []).map((words) => find(text, words)),
      chain: [...first, ...later],
      traced: sources.length > 0 ? 'full' : 'none',
      confidence,
    },
  };
}

/** A claim in the outlet's own voice. */
export function makeOwnVoice(document: Document, contents: readonly string[]): Claim {
  const quotes = contents.map((words) => find(document.text, words));
  return {
    id: contentId('claim', document.id, ...quotes.map(({ start }) => start)),
    document: document.id,
    attribution: null,
    voice: 'outlet',
    contents: quotes,
    stance: 'asserts',
    certainty: 'certain',
    hedges: [],
    chain: [],
    origins: [],
    traced: 'none',
    record: 'unstated',
    access: 'unstated',
    confidence: 0.8,
    status: 'live',
  };
}

/** What an event mention needs that its words do not say. */
export interface Told {
  readonly type: string;
  readonly trigger: string;
  readonly roles?: Readonly<Record<string, string>>;
  readonly modality?: Modality;
  readonly polarity?: Polarity;
  readonly time?: Pick<Time, 'edtf' | 'basis'> & { readonly words: string };
  readonly record?: string;
}

/** The mention of an event in a claim. */
export function makeEvent({ text }: Document, claim: Claim, told: Told): EventMention {
  const trigger = find(text, told.trigger);
  return {
    id: contentId('event', claim.id, told.type, trigger.start),
    document: claim.document,
    claim: claim.id,
    type: told.type,
    trigger,
    arguments: Object.entries(told.roles ?? {}).map(([role, words]) => ({ role, ...find(text, words) })),
    modality: told.modality ?? 'happened',
    polarity: told.polarity ?? 'yes',
    ...(told.time && {
      time: {
        kind: 'date',
        basis: told.time.basis,
        ...find(text, told.time.words),
        ...(told.time.edtf !== undefined && { edtf: told.time.edtf }),
      },
    }),
    ...(told.record && { superlatives: [{ kind: 'record', ...find(text, told.record) }] }),
  };
}

/** An amount in a claim. */
export function makeFigure({ text }: Document, claim: Claim, words: string, figure: Partial<Quantity>): Figure {
  const { start, end } = find(text, words);
  return {
    unit: 'one',
    approximate: false,
    ...figure,
    start,
    end,
    text: words,
    document: claim.document,
    claim: claim.id,
  };
}

/** A ledger of one row, its total, and a check with words of a stranger in its sentence. */
function makeLedger(
  type: string,
  { id }: Document,
  { document: _, claim, ...count }: Figure,
  { name, victim }: { readonly name: string; readonly victim: string },
): Ledger {
  const { start, end, text } = count;
  const figures = [{ document: id, start, end, text }];
  const actor = { name };
  return {
    type,
    rows: [
      {
        ...{ year: 2024, actor, scope: 'group', count, victim, inferred: ['year'] },
        ...{ claim, document: id, words: { start, end, text } },
      },
    ],
    totals: [
      {
        ...{ year: 2024, scope: 'group', actor, amounts: [] },
        counts: [{ unit: count.unit, low: 9.5, high: 10.5, figures: [...figures, ...figures], claims: [claim] }],
      },
    ],
    checks: [
      { kind: 'change', verdict: 'implies', sentence: `“${text}” of ${name} implies about 20 in 2023.`, figures },
    ],
  };
}

/** An analysis in which only what has been read and found so far is filled. */
export function makeAnalysis(
  parts: Partial<Analysis> & { readonly said?: readonly ReturnType<typeof makeSaid>[] },
): Analysis {
  const { said = [], ...lists } = parts;
  return {
    version: '1',
    generator: { version: '0.1.0', packs: [{ name: 'common', version: '1' }], models: [] },
    documents: [],
    eventMentions: [],
    figures: [],
    ledgers: [],
    events: [],
    entities: [],
    origins: [],
    outlets: [],
    lineage: [],
    contradictions: [],
    predictions: [],
    gaps: [],
    unread: [],
    ...lists,
    attributions: said.map(({ attribution }) => attribution),
    claims: [...said.map(({ claim }) => claim), ...(lists.claims ?? [])],
  };
}

const grain = makeDocument({
  path: 'inputs/grain.html',
  canonicalUrl: 'https://wire.example/grain-barges',
  recipe: 'html/1',
  mediaType: 'text/html',
  kind: 'agency-copy',
  title: 'Ten grain barges left Velsk, minister says',
  outlet: 'harbour-wire',
  sightings: [
    { outlet: 'harbour-wire', url: 'https://wire.example/grain-barges', publishedAt: '2024-10-21' },
    { outlet: 'daily-lantern', path: 'inputs/lantern.html', publishedAt: '2024-10-22' },
  ],
  authors: ['Mara Quill'],
  text: GRAIN,
  dateline: find(GRAIN, 'VELSK, Oct. 21 (Harbour Wire)'),
  credits: [
    { kind: 'wire', quote: find(GRAIN, '(Harbour Wire)'), name: 'Harbour Wire' },
    {
      kind: 'contributor',
      quote: find(GRAIN, 'Tomas Reyle in Port Auster contributed to this report.'),
      name: 'Tomas Reyle',
    },
  ],
  notes: [
    noteOn(
      GRAIN,
      find(GRAIN, 'Harbour Wire +3').start,
      find(GRAIN, 'Harbour Wire +3').end,
      'citation-debris',
      'Left over from a page that was made by a machine: a count of sources, not a part of the sentence.',
    ),
  ],
  published: {
    edtf: '2024-10-21',
    basis: 'metadata',
    earliest: '2024-10-21',
    latest: '2024-10-21',
    from: 'json-ld datePublished',
    evidence: [],
  },
});

const denial = makeDocument({
  path: 'inputs/denial.txt',
  outlet: 'auster-herald',
  sightings: [{ outlet: 'auster-herald', path: 'inputs/denial.txt' }],
  text: DENIAL,
  published: {
    edtf: '2024-10',
    basis: 'inferred',
    earliest: '2024-10-01',
    latest: '2024-10-31',
    from: 'url',
    evidence: [],
  },
});

const secondPage = TRAFFIC.indexOf('Most barges');

const traffic = makeDocument({
  path: 'inputs/traffic.pdf',
  recipe: 'pdf/1',
  mediaType: 'application/pdf',
  kind: 'unknown',
  title: 'Barges on the water: 船舶の往来',
  text: TRAFFIC,
  pages: [
    { page: 1, start: 0, end: secondPage },
    { page: 2, start: secondPage, end: TRAFFIC.length },
  ],
  notes: [noteOnWhole('date', 'No date was found; what the text says of time cannot be placed.')],
});

const tenBarges = makeSaid(grain, {
  source: 'Transport Minister Ilse Marden',
  name: 'Ilse Marden',
  cue: 'said',
  contents: ['Ten barges with grain left the port of Velsk for the Auster Islands on Sunday'],
  stance: 'asserts',
});

const twoMore = makeSaid(grain, {
  source: 'A senior customs official',
  anonymous: true,
  cue: 'said',
  contents: ['two more barges may follow this month'],
  stance: 'asserts',
  certainty: 'possible',
  hedges: ['may'],
});

const noneUnloaded = makeSaid(denial, {
  source: 'The Foreign Ministry',
  cue: 'denied',
  contents: ['any barge from Velsk had unloaded grain on the islands'],
  stance: 'denies',
});

const tenFigure = makeFigure(grain, tenBarges.claim, 'Ten barges', { value: 10, counts: 'barge' });

const left = makeEvent(grain, tenBarges.claim, {
  type: 'goods-transfer',
  trigger: 'left',
  roles: { item: 'grain', quantity: 'Ten barges', recipient: 'the Auster Islands' },
  time: { words: 'Sunday', edtf: '2024-10-20', basis: 'relative-to-publication' },
});
const follow = makeEvent(grain, twoMore.claim, {
  type: 'goods-transfer',
  trigger: 'follow',
  roles: { quantity: 'two more barges' },
  modality: 'possible',
  time: { words: 'this month', edtf: '2024-10', basis: 'relative-to-publication' },
  record: 'the largest',
});
const unloaded = makeEvent(denial, noneUnloaded.claim, {
  type: 'goods-transfer',
  trigger: 'unloaded',
  polarity: 'no',
});

/** Where a speaker of the fixture stands, from the first of a claim's contents. */
function makePosition(claim: Claim, more: Pick<Position, 'actor' | 'name' | 'level'>): Position {
  const { stance, certainty, document } = claim;
  return {
    ...{ ...more, party: more.actor, stance, certainty, modality: 'happened', asOf: '2024-10-21', replaced: false },
    ...{ words: { ...claim.contents[0]!, document }, claims: [claim.id] },
  };
}

function makeKnown(
  label: string,
  mentions: readonly EventMention[],
  corroboration: Partial<Corroboration>,
  more: Partial<Event> = {},
): Event {
  return {
    ...{
      id: contentId('event', label),
      type: 'goods-transfer',
      label,
      identity: [],
      values: [],
      states: [],
      relations: [],
    },
    ...{ positions: [], figures: [], provisions: [], mentions: mentions.map(({ id }) => id) },
    corroboration: {
      ...{ documents: 1, outlets: 1, origins: [], parties: [], independent: 0, support: 'single-report' },
      ...{ contested: false, against: [], declined: [], silent: [], pairs: [], wouldChange: [], explanation: '' },
      ...corroboration,
    },
    ...more,
  };
}

function makeOrigin({ id, document }: Claim, name: string, anonymous = false): Origin {
  return {
    ...{ id: contentId('origin', name), name, kind: 'official', anonymous, keys: [`who ${name}`] },
    ...{ documents: [document], claims: [id] },
  };
}

const marden = makeOrigin(tenBarges.claim, 'Ilse Marden');
const customs = makeOrigin(twoMore.claim, 'senior customs official', true);

const shipped = makeKnown(
  'goods transfer: Velsk, Auster Islands, 2024-10-20',
  [left, unloaded],
  {
    ...{
      documents: 1,
      origins: [marden.id],
      support: 'single-report',
      contested: true,
      against: [noneUnloaded.claim.id],
    },
    wouldChange: ['An origin of another party that says how it knows.'],
    explanation:
      'One document says it happened. The one origin is Ilse Marden. Contested: the Foreign Ministry denies it.',
  },
  {
    identity: [
      { step: 'supplier', value: 'state:XV', inferred: false },
      { step: 'day', value: '2024-10-20', inferred: false },
    ],
    time: '2024-10-20',
    positions: [
      makePosition(tenBarges.claim, { actor: 'state:XV', name: 'Velsk', level: 1 }),
      makePosition(noneUnloaded.claim, { actor: 'state:XA', name: 'Auster Islands', level: 1 }),
    ],
    provisions: [
      {
        ...{ provision: '12.3', name: 'Resolution 12 ¶ 3', answer: 'touches', supposing: 'true' },
        ...{ reason: 'Grain from Velsk.', strength: 'decides', bound: ['Velsk', 'every member state'] },
        ...{
          summary: 'No grain from Velsk.',
          exceptions: ['seed'],
          contested: ['Velsk: barley is no grain (its note)'],
        },
        ...{ checked: false, seen: 'from memory only (from memory)', standard: 'either', standardMet: false },
      },
      {
        ...{ provision: 'league', name: 'Measures of the League', answer: 'does-not', supposing: 'true' },
        ...{ reason: 'Barges are not named.', checked: false, standard: 'either', standardMet: false, quiet: true },
      },
    ],
    figures: [
      {
        role: 'quantity',
        a: { ...find(GRAIN, 'Ten barges'), document: grain.id },
        b: { ...find(GRAIN, 'two more barges'), document: grain.id },
        claims: [tenBarges.claim.id, twoMore.claim.id],
        verdict: 'different-things',
        reason: 'The one is of what happened, the other of what may be.',
      },
    ],
  },
);
const more = makeKnown('goods transfer: Velsk, 2024-10', [follow], {
  origins: [customs.id],
  explanation: 'One document holds it possible. The one origin is an unnamed senior customs official.',
});

/** Three documents, thirteen claims, two events of three mentions, two figures, a ledger, a contradiction, one input not read. */
export const FIXTURE: Analysis = makeAnalysis({
  documents: [grain, denial, traffic],
  outlets: [
    { id: 'harbour-wire', name: 'Harbour Wire', kind: 'wire', domains: ['wire.example'] },
    { id: 'daily-lantern', name: 'Daily Lantern', kind: 'newspaper', domains: ['lantern.example'] },
    { id: 'auster-herald', name: 'Auster Herald', kind: 'state-media', state: 'XA', domains: ['herald.example'] },
  ],
  eventMentions: [left, follow, unloaded],
  events: [shipped, more],
  contradictions: [
    {
      ...{ id: contentId('contradiction', 'fixture'), kind: 'denial', event: shipped.id },
      claims: [tenBarges.claim.id, noneUnloaded.claim.id],
      explanation: `${shipped.label}: put forward, and denied by Auster Islands.`,
    },
  ],
  predictions: [
    {
      claim: twoMore.claim.id,
      event: more.id,
      horizon: '2024-10',
      outcome: `reported: ${shipped.label}`,
      reportedAs: shipped.id,
    },
  ],
  origins: [marden, customs],
  gaps: ['The outlet is not known of one document.'],
  figures: [tenFigure, makeFigure(grain, twoMore.claim, 'two more barges', { value: 2, counts: 'barge', role: 'new' })],
  ledgers: [makeLedger('goods-transfer', grain, tenFigure, { name: 'Velsk', victim: 'the Auster Islands' })],
  said: [
    tenBarges,
    makeSaid(grain, {
      source: 'Marden',
      name: 'Ilse Marden',
      cue: 'told reporters',
      contents: ['We counted ten hulls, and we know where they went'],
      form: 'direct',
      stance: 'asserts',
    }),
    twoMore,
    makeSaid(grain, {
      source: 'The government of the Auster Islands',
      cue: 'declined to comment',
      contents: ['comment'],
      stance: 'declines',
      certainty: 'unstated',
    }),
    makeSaid(grain, {
      source: 'Marden',
      name: 'Ilse Marden',
      cue: 'called on',
      contents: ['the islands to open their books'],
      stance: 'demands',
      certainty: 'unstated',
    }),
    noneUnloaded,
    makeSaid(denial, {
      source: 'A senior customs official',
      anonymous: true,
      cue: 'said',
      contents: ['the port logs "show nothing of the kind"'],
      form: 'mixed',
      stance: 'denies',
      through: [{ words: 'the Auster Herald', name: 'Auster Herald', relation: 'said-to' }],
    }),
    makeSaid(denial, {
      source: 'Harbour master Oren Bask',
      name: 'Oren Bask',
      cue: 'confirmed',
      contents: ['four barges had been seen'],
      stance: 'confirms',
    }),
    makeSaid(denial, {
      source: 'Bask',
      name: 'Oren Bask',
      cue: 'doubted',
      contents: ['they carried grain'],
      stance: 'doubts',
    }),
    makeSaid(denial, {
      source: 'he',
      name: 'Oren Bask',
      cue: 'said',
      contents: ['We will publish the logs by Friday'],
      form: 'direct',
      stance: 'commits',
      certainty: 'unstated',
    }),
    makeSaid(denial, {
      source: 'The Port Authority',
      cue: 'said',
      contents: ['reports of a fifth barge'],
      stance: 'relays',
      certainty: 'unstated',
    }),
  ],
  claims: [
    makeOwnVoice(grain, ['Velsk is the largest grain port on the coast.']),
    makeOwnVoice(grain, ['Its cranes can load four barges a day.']),
    makeOwnVoice(traffic, ['Barge traffic to the Auster Islands doubled in October.']),
    makeOwnVoice(traffic, ['The count rests on pictures taken on eleven clear days.']),
    makeOwnVoice(traffic, ['On cloudy days no count was possible.']),
    makeOwnVoice(traffic, ['Most barges sat low in the water on the way out.']),
    makeOwnVoice(traffic, ['None did on the way back.']),
  ],
  unread: [
    {
      path: 'inputs/scan.pdf',
      reason: 'inputs/scan.pdf holds pictures of its pages and no text; run OCR on it and add the outcome.',
    },
  ],
});

const HOSTILE_TEXT = [
  '<script>alert(1)</script> [click](javascript:alert(1)) ![x](http://evil.example/p.png) said "`code` *bold* __under__ ~~gone~~ <b>".',
  '\u001b[31mred\u001b]8;;http://evil.example\u0007link\u009b2J \u202Egnp.exe\u202C \u2066hidden\u2069 \u0000 \r\b\u007f',
  `${'x'.repeat(300)} https://evil.example/${'a/'.repeat(150)} 長い行${'漢字'.repeat(90)}`,
  '# heading\n> quote\n- bullet\n1. number\n| a | b |\n|---|---|\n```\nfence\n```\n[^2-1-1]: forged\n<!-- comment --> &lt;img src=x onerror=alert(1)&gt; $x$ www.evil.example a@evil.example',
  'مرحبا بالعالم e\u0301\u0301\u0301 👩‍👩‍👧‍👦 \ud800',
].join('\n');

const hostile = makeDocument({
  path: '../\u001b[2J<img src=x>](javascript:alert(1)).html',
  title: '\u001b]0;owned\u0007<script>alert("t")</script> ](javascript:alert(1)) \u202Eevil',
  language: '"><script>',
  outlet: 'evil',
  sightings: [
    { outlet: 'evil', url: 'javascript:alert(1)', feed: '<script>' },
    { outlet: '"><b>', url: 'https://evil.example/"onmouseover="alert(1)' },
  ],
  authors: ['<i>x</i>\u001b[0m'],
  text: HOSTILE_TEXT,
  bylines: [find(HOSTILE_TEXT, '<script>')],
  dateline: find(HOSTILE_TEXT, '\u001b[31m'),
  credits: [{ kind: 'relay', quote: find(HOSTILE_TEXT, '<script>'), name: '\u001b[1m<b>' }],
  notes: [noteOn(HOSTILE_TEXT, 0, 60, 'mojibake', '<script>alert(2)</script>\u001b[5m')],
});

const hostileVoice = makeOwnVoice(hostile, [HOSTILE_TEXT]);

/** One document whose every string tries to act on the page, the terminal or the markup it is printed in. */
export const HOSTILE_FIXTURE: Analysis = makeAnalysis({
  documents: [hostile],
  outlets: [{ id: 'evil', name: '<script>alert(3)</script>\u001b[7m', kind: 'site', domains: [] }],
  said: [
    makeSaid(hostile, {
      source: '<script>alert(1)</script>',
      name: '<Script>\u001b[31m](javascript:alert(1))',
      cue: 'said',
      contents: HOSTILE_TEXT.split('\n').filter((line) => line.length > 0),
      form: 'mixed',
      stance: 'denies',
      hedges: ['*bold*'],
    }),
    makeSaid(hostile, { cue: 'said', contents: ['# heading\n> quote\n- bullet'], stance: 'doubts' }),
  ],
  claims: [hostileVoice],
  eventMentions: [
    makeEvent(hostile, hostileVoice, {
      type: '<script>\u001b[1m',
      trigger: '<script>alert(1)</script>',
      roles: { '](javascript:alert(1))': '# heading\n> quote\n- bullet' },
      time: { words: '[click](javascript:alert(1))', edtf: '<b>2024</b>', basis: 'stated' },
      record: '\u001b[31mred',
    }),
  ],
  figures: [
    makeFigure(hostile, hostileVoice, '*bold* __under__', { value: 1e21, unit: '<b>\u001b[2J', counts: '](x) \u202E' }),
  ],
  ledgers: [
    makeLedger(
      '<script>\u001b[1m',
      hostile,
      makeFigure(hostile, hostileVoice, '*bold* __under__', { value: 1e21, unit: '<b>\u001b[2J', counts: 'x' }),
      { name: '](javascript:alert(1)) \u202E<b>', victim: '# heading\n> quote\u001b[31m' },
    ),
  ],
  unread: [{ path: '<script>\u001b[1m', reason: '](javascript:alert(1)) \u202E' }],
});
