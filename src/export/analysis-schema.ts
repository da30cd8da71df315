// The public contract in one place: what each field of an analysis means, checked against the words of the field.
import { z } from 'zod';
import type { Analysis } from '../document/analysis.ts';
import { ATTRIBUTION_FORMS, ATTRIBUTION_KINDS } from '../document/attribution.ts';
import {
  ACCESSES,
  CERTAINTIES,
  CLAIM_STATUSES,
  LINK_KINDS,
  LINK_RELATIONS,
  RECORDS,
  STANCES,
  VOICES,
} from '../document/claim.ts';
import { CREDIT_KINDS, DATE_BASES, DOCUMENT_KINDS } from '../document/document.ts';
import { EVENT_RELATIONS, FIGURE_VERDICTS, MODALITIES, POLARITIES } from '../document/event.ts';
import { LEDGER_CHECKS, LEDGER_INFERENCES, LEDGER_SCOPES, LEDGER_VERDICTS } from '../document/ledger.ts';
import { NOTE_KINDS } from '../document/note.ts';
import { CHANGES, ENTITY_TYPES, LINEAGE_KINDS } from '../document/origin.ts';
import { OUTLET_KINDS } from '../document/outlet.ts';
import { HIT_STATES, HIT_VERDICTS, STRENGTHS } from '../document/screening.ts';
import { DAY_PARTS, TIME_BASES, TIME_PARTS, TIME_UNITS } from '../document/time.ts';
import { PAIR_VERDICTS, STANDARDS, SUPPORTS, SUPPOSITIONS, TOUCH_ANSWERS } from '../document/verdict.ts';

const START = 'First character, counted in UTF-16 code units from the start of the text.';
const END = 'The character after the last, counted in UTF-16 code units from the start of the text.';

const offset = z.int().nonnegative();
const day = z.string().regex(/^-?\d{4,}-\d{2}-\d{2}$/);
const share = z.number().min(0).max(1);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A named object: its name becomes its heading in docs/json.md and its key under `$defs`. */
function named<Shape extends z.core.$ZodLooseShape>(id: string, description: string, shape: Shape) {
  return z.strictObject(shape).meta({ id, description });
}

const place = { start: offset.describe(START), end: offset.describe(END) };
const words = z.string().describe('The words themselves, equal to the text of the document from `start` to `end`.');

const elsewhere = z
  .string()
  .optional()
  .describe('Id of the document the words are in, where it is not the one at hand.');

const span = named('Span', 'Characters of a text.', place);

const quote = named('Quote', 'Words of a document and where they stand: `document.text.slice(start, end) === text`.', {
  ...place,
  document: elsewhere,
  text: words,
});

const timeUnit = z.enum(TIME_UNITS).optional();
const timeEnd = named('TimeEnd', 'One end of a range of time.', {
  ...place,
  edtf: z.string().optional().describe('The end in EDTF.'),
  unit: timeUnit.describe('How finely the words speak.'),
  text: words,
});

const time = named('Time', 'When something is said to have been.', {
  ...place,
  kind: z
    .enum(['date', 'duration', 'set', 'reference'])
    .describe('A date, a length of time, a repeated time ("every May"), or a pointer ("now").'),
  edtf: z.string().optional().describe('The time in EDTF: 2024-01, 2006/.., 2024-11~.'),
  basis: z.enum(TIME_BASES).describe('Whether the text states it, or what it was counted from.'),
  anchor: z.string().optional().describe('The date it was counted from, in EDTF.'),
  text: words,
  unit: timeUnit.describe('How finely the words speak: "last week" is a week, though its EDTF is an interval of days.'),
  part: z.enum(TIME_PARTS).optional().describe('"Early October": the EDTF is a part of the month.'),
  dayPart: z.enum(DAY_PARTS).optional().describe('Part of the day.'),
  clock: z.string().optional().describe('Hour and minute as said: 15:30.'),
  duration: z.string().optional().describe('Length in ISO 8601, X for a number that is not said: P3M, PXD.'),
  every: z.string().optional().describe('What comes again, of a set: P1D, XXXX-WXX-1, XXXX-07.'),
  reference: z.enum(['past', 'present', 'future']).optional().describe('Where a pointer points: "recently", "now".'),
  problem: z.string().optional().describe('Why it has no value: "the month has no such day".'),
  from: timeEnd.optional().describe('Where a range begins.'),
  to: timeEnd.optional().describe('Where a range ends.'),
});

const quantityFields = {
  ...place,
  value: z.number().optional().describe('The number, where one is given.'),
  low: z.number().optional().describe('Least it can be.'),
  high: z.number().optional().describe('Most it can be.'),
  lowExclusive: z.boolean().optional().describe('True when `low` itself is left out ("more than 30").'),
  highExclusive: z.boolean().optional().describe('True when `high` itself is left out ("fewer than 30").'),
  unit: z.string().describe('Unit of the number: people, USD, km, one.'),
  counts: z.string().optional().describe('What is counted, in the words of the text.'),
  scope: z.string().optional().describe('Which of them are counted: where, since when, of what kind.'),
  per: z.string().optional().describe('For a rate: per what.'),
  role: z
    .enum(['cumulative', 'new', 'remaining'])
    .optional()
    .describe('A running total, an addition to it, or what is left.'),
  change: z
    .enum(['rise', 'fall'])
    .optional()
    .describe('The amount is by how much something rose or fell, not how much there is.'),
  approximate: z.boolean().describe('True for "about", "dozens" and the like.'),
  text: words,
};
const quantity = named('Quantity', 'An amount as the text gives it.', quantityFields);

const link = named('Link', 'One step of who told whom.', {
  name: z.string().describe('Name of who speaks, as full as the text has it.'),
  words: quote.describe('The words that name them here.'),
  relation: z
    .enum(LINK_RELATIONS)
    .describe('How the next step, and after the last this text, has the words from this one.'),
  entity: z.string().optional().describe('Id of the entity it is.'),
  state: z.string().optional().describe('State they belong to or speak for, ISO 3166 alpha-2.'),
  body: z.string().optional().describe('Ministry, agency or firm they belong to.'),
  office: z.string().optional().describe('Office they hold.'),
  seniority: z.string().optional().describe('Rank as the text has it ("senior").'),
  ordinal: z.int().optional().describe('Which of several: 2 for "a second official".'),
  number: z.int().optional().describe('How many they are: 3 for "three officials".'),
  kind: z.enum(LINK_KINDS).describe('What kind of source it is.'),
  anonymous: z.boolean().describe('True when the text does not name them.'),
  anonymityReason: quote.optional().describe('The words that say why they are not named.'),
});

const documentDate = named('DocumentDate', 'When a document was published or changed, and how that is known.', {
  edtf: z.string().describe('The date in EDTF: 2024-11-05, 2024-11-05T10:00:00Z, 2024-11.'),
  basis: z
    .enum(DATE_BASES)
    .describe(
      'Whether the text states it, its metadata carry it, the feed or message that brought the document gives it, or it was inferred.',
    ),
  earliest: day.describe('First day it can mean, YYYY-MM-DD.'),
  latest: day.describe('Last day it can mean, YYYY-MM-DD.'),
  from: z.string().describe('What carried it: "json-ld datePublished", "url", "byline text".'),
  evidence: z.array(quote).describe('The words of the text it rests on, if any.'),
});

const document = named('Document', 'One text as published, and everywhere it was seen.', {
  id: z.string().describe('Made of `sha256` and `recipe`: the same bytes read the same way give the same id.'),
  path: z.string().optional().describe('File it was read from.'),
  url: z.string().optional().describe('Address it was read from.'),
  canonicalUrl: z.string().optional().describe('Address it gives as its own.'),
  sha256: hash.describe('SHA-256 of the bytes as they came, 64 hex digits.'),
  recipe: z.string().describe('Name and version of how the text was made of the bytes: "html/1".'),
  mediaType: z.string().describe('Media type of the bytes.'),
  language: z.string().describe('Language of the text, ISO 639-1; "und" when not known.'),
  kind: z.enum(DOCUMENT_KINDS).describe('What kind of text it is.'),
  title: z.string().optional().describe('Its title.'),
  outlet: z.string().optional().describe('Id of the outlet that published it.'),
  sightings: z
    .array(
      named('Sighting', 'One place where a document was seen. Outlets are counted over sightings.', {
        outlet: z.string().optional().describe('Id of the outlet.'),
        url: z.string().optional().describe('Address.'),
        path: z.string().optional().describe('File.'),
        feed: z.string().optional().describe('Title or address of the feed that carried it.'),
        publishedAt: z.string().optional().describe('Date that this place states for it, EDTF.'),
      }),
    )
    .describe('Every place where it was seen.'),
  authors: z.array(z.string()).describe('Names of authors as its metadata have them.'),
  bylines: z.array(quote).describe('Names of authors found in the text.'),
  dateline: quote.optional().describe('The place, and often the date, that opens the text: "SEOUL, Oct. 21".'),
  credits: z
    .array(
      named('Credit', 'Words around an article that are not its content.', {
        kind: z
          .enum(CREDIT_KINDS)
          .describe(
            'An agency, a contributor, a text that was passed on, a copyright line, a word about the author, or a pointer to other pages.',
          ),
        quote: quote.describe('The words of the credit.'),
        name: z.string().optional().describe("Whom it credits: an outlet's name as the pack has it, else as written."),
      }),
    )
    .describe('Credits, in text order.'),
  text: z.string().describe('The text that all offsets count in. Lines end in a line feed.'),
  pages: z
    .array(
      named('Page', 'A page of a PDF.', {
        ...place,
        page: z.int().positive().describe('Number of the page, from 1.'),
      }),
    )
    .optional()
    .describe('Pages of a PDF, in order.'),
  truncated: z.boolean().optional().describe('True when reading stopped at a cap, so the text is not whole.'),
  notes: z
    .array(
      named(
        'Note',
        'Something odd met while reading. A note about the whole document has start = end = 0 and no words.',
        {
          ...place,
          document: elsewhere,
          text: words,
          kind: z.enum(NOTE_KINDS).describe('What kind of oddity.'),
          message: z.string().describe('One sentence: what it is, and what follows from it.'),
        },
      ),
    )
    .describe('What was odd.'),
  published: documentDate.nullable().describe('When it was published; null when no date was found.'),
  modified: documentDate.optional().describe('When it was last changed.'),
});

const attribution = named('Attribution', 'Who speaks, the words that attribute, and the words attributed.', {
  id: z.string().describe('Made of the document and the places of the three.'),
  document: z.string().describe('Id of the document.'),
  parent: z.string().optional().describe('Id of the attribution whose content holds this one.'),
  kind: z.enum(ATTRIBUTION_KINDS).describe('Said; intended; or an attitude held or shown, of which no claim is made.'),
  sources: z.array(quote).describe('The words of who speaks; empty when the text leaves them out.'),
  antecedent: quote
    .optional()
    .describe('Earlier words that name the source, where it is a pronoun, an office or left out.'),
  cue: quote.describe('The words that attribute: "said", "according to".'),
  contents: z.array(quote).describe('The words attributed, in text order; several where the cue stands between them.'),
  form: z
    .enum(ATTRIBUTION_FORMS)
    .describe('All inside quotation marks, partly inside them, or in the words of the text.'),
  confidence: share.describe('How sure Hearsay is that the three belong together, 0 to 1.'),
});

const claim = named('Claim', 'What is put forward, by whom, and how firmly.', {
  id: z.string().describe('Made of the document, the contents and the attribution.'),
  document: z.string().describe('Id of the document.'),
  attribution: z.string().nullable().describe("Id of the attribution; null for the outlet's own voice."),
  voice: z
    .enum(VOICES)
    .describe("Somebody's words, the outlet's own, or speech printed as the article's own with its speaker lost."),
  contents: z.array(quote).describe('The words put forward, in text order.'),
  stance: z.enum(STANCES).describe('What the speaker does with the content.'),
  certainty: z.enum(CERTAINTIES).describe('How sure the speaker is; "unstated" where no claim to truth is made.'),
  hedges: z.array(quote).describe('The words that lower the certainty.'),
  condition: quote.optional().describe('The words on which the content depends ("if true").'),
  chain: z.array(link).describe('From the first speaker to the one who told this text.'),
  origins: z.array(z.string()).describe('Ids of the origins it rests on.'),
  traced: z.enum(['full', 'partial', 'none']).describe('How much of the chain the text names.'),
  record: z.enum(RECORDS).describe('On the record, off it, on background, or not said.'),
  access: z.enum(ACCESSES).describe('How the first speaker knows, as far as words say so.'),
  saidAt: time.optional().describe('When it was said.'),
  asOf: time.optional().describe('The time that the content is about.'),
  confidence: share.describe(
    'How sure Hearsay is of this reading, 0 to 1. It does not say how likely the claim is true.',
  ),
  status: z
    .enum(CLAIM_STATUSES)
    .describe('Whether it still stands in its outlet; `rejected`: a person holds that the text does not make it.'),
  judged: z
    .strictObject({
      kind: z.enum(['confirm', 'reject', 'correct']),
      judgements: z.array(z.string()),
      was: z.strictObject({ stance: z.enum(STANCES), certainty: z.enum(CERTAINTIES) }).optional(),
    })
    .optional()
    .describe(
      'What people hold of it, in a kept dossier: ids of judgements, the last of which counts, and what the reader had read.',
    ),
  aboutLaw: z.string().optional().describe('Id of the provision, where the claim is a statement about the law.'),
});

const claimIds = z.array(z.string()).describe('Ids of the claims it rests on.');

const eventMention = named('EventMention', 'An event as one text mentions it.', {
  id: z.string().describe('Made of the claim, the type and the place of the trigger.'),
  document: z.string().describe('Id of the document.'),
  claim: z.string().describe('Id of the claim that holds it.'),
  type: z.string().describe('Type of event, from the pack.'),
  trigger: quote.describe('The word that names the event.'),
  arguments: z
    .array(
      named('EventArgument', 'Who or what takes part, in the words of the text.', {
        ...place,
        document: elsewhere,
        text: words,
        role: z.string().describe('Role in the event, from the pack.'),
        entity: z.string().optional().describe('Id of the entity.'),
        quantity: quantity.optional().describe('The amount, where the words give one.'),
        class: z.string().optional().describe('Class of the pack that the words are of, where the role asks for it.'),
      }),
    )
    .describe('Who and what takes part.'),
  modality: z.enum(MODALITIES).describe('State of the event in the content: done, under way, planned, expected …'),
  polarity: z.enum(POLARITIES).describe('"no" where the content says that it did not happen.'),
  time: time.optional().describe('When.'),
  quantity: quantity.optional().describe('How many.'),
  superlatives: z
    .array(
      named('Superlative', 'A first, an only or a record, in the words of the text.', {
        ...place,
        document: elsewhere,
        text: words,
        kind: z.enum(['first', 'only', 'record']).describe('Which of the three.'),
      }),
    )
    .optional()
    .describe('What the text says is special about it.'),
  relations: z
    .array(
      named('MentionRelation', 'What one mention is to another of its text.', {
        ...place,
        document: elsewhere,
        text: words,
        kind: z.enum(EVENT_RELATIONS).describe('How they are tied.'),
        mention: z.string().describe('Id of the other mention.'),
      }),
    )
    .optional()
    .describe('Other mentions it is tied to by words.'),
});

const figure = named('Figure', 'An amount that a claim holds.', {
  ...quantityFields,
  document: z.string().describe('Id of the document.'),
  claim: z.string().describe('Id of the claim.'),
});

const ledgerActor = named('LedgerActor', 'Whose doing a row of a ledger is.', {
  name: z.string().describe('As the text has it: "North Korea-linked".'),
  entity: z.string().optional().describe('Id of the entity.'),
});

const ledgerScope = z
  .enum(LEDGER_SCOPES)
  .describe('"group": of the actor that is named. "everyone": of no one actor, or the text says "globally".');

const ledgerRow = named('LedgerRow', 'What one claim states of one happening, or of all in a time.', {
  year: z.int().optional().describe('The calendar year that the time lies in.'),
  edtf: z.string().optional().describe('The time, where it is not the whole of `year`.'),
  actor: ledgerActor.optional().describe('By whom.'),
  scope: ledgerScope,
  amount: quantity.optional().describe('How much.'),
  count: quantity.optional().describe('How many times.'),
  victim: z.string().optional().describe('From whom, in the words of the text.'),
  method: z.string().optional().describe('How, in the words of the text.'),
  inferred: z.array(z.enum(LEDGER_INFERENCES)).describe('What the claim does not state itself, but words near it do.'),
  mention: z.string().optional().describe('Id of the mention; absent where the amount is a level of a change.'),
  claim: z.string().describe('Id of the claim.'),
  document: z.string().describe('Id of the document.'),
  words: quote.describe('The word that tells of it: "stole", "fell".'),
});

const ledgerFigures = z.array(
  named('LedgerFigure', 'One amount, and every place that states it.', {
    unit: z.string().describe('Unit of the number.'),
    low: z.number().optional().describe('Least that the words may stand for, rounding counted in.'),
    high: z.number().optional().describe('Most that they may stand for.'),
    figures: z.array(quote).describe('The places that state it.'),
    claims: claimIds,
  }),
);

const ledger = named('Ledger', 'Happenings of one type as claims state them, their totals and whether the sums hold.', {
  type: z.string().describe('Type of event, from the pack.'),
  rows: z.array(ledgerRow).describe('What each claim states, in the order of the texts. Copies stay apart.'),
  totals: z
    .array(
      named('LedgerTotal', 'What is stated for a whole year. Nothing is added up.', {
        year: z.int().describe('The year.'),
        scope: ledgerScope,
        actor: ledgerActor.optional().describe('Whose, where the scope is "group".'),
        amounts: ledgerFigures.describe('Amounts; those that differ stand side by side.'),
        counts: ledgerFigures.describe('Numbers of happenings.'),
      }),
    )
    .describe('Stated totals by year and actor.'),
  checks: z
    .array(
      named('LedgerCheck', 'Whether stated figures fit each other within rounding.', {
        kind: z
          .enum(LEDGER_CHECKS)
          .describe('A stated change, two amounts for one thing, or a group against everyone of the same year.'),
        verdict: z.enum(LEDGER_VERDICTS).describe('"implies": a figure is missing, and the others say what it was.'),
        sentence: z.string().describe('The sum, and what follows.'),
        figures: z.array(quote).describe('The figures it rests on.'),
      }),
    )
    .describe('Arithmetic.'),
});

const position = named('Position', 'Where an actor stands, from claims whose speaker speaks for it.', {
  actor: z.string().describe('Id of whose position it is: of the state at level 1, of the body or person below.'),
  party: z.string().describe('Id of whose side the actor is on.'),
  name: z.string().describe('Who that is, in words: "South Korea (National Intelligence Service)".'),
  level: z
    .literal([1, 2, 3])
    .describe(
      '1: speaks for the state. 2: speaks for a body of it. 3: speaks for neither, so it is no position of a state.',
    ),
  stance: z.enum(STANCES).describe('What the actor does with it; what is said not to have happened is denied.'),
  certainty: z.enum(CERTAINTIES).describe('How sure the actor is.'),
  modality: z.enum(MODALITIES).describe('The state of the event that it is about.'),
  asOf: z
    .string()
    .optional()
    .describe('When the text came out, EDTF: a day, a month, or the interval in which it must have.'),
  replaced: z.boolean().describe('True when the actor has taken another stand since.'),
  words: quote.describe('The words it rests on.'),
  claims: claimIds,
});

const corroboration = named('Corroboration', 'On how many origins an event rests, and why they count as that many.', {
  documents: z
    .int()
    .nonnegative()
    .describe('Documents that put it forward, in the furthest state that anyone puts forward.'),
  outlets: z.int().nonnegative().describe('Outlets those were seen at.'),
  origins: z.array(z.string()).describe('Ids of the origins it rests on.'),
  parties: z.array(z.string()).describe('Parties those origins belong to.'),
  independent: z
    .int()
    .nonnegative()
    .describe(
      'Size of the largest set of origins of which any two are shown, by words, to be independent; 1 where none are.',
    ),
  support: z.enum(SUPPORTS).describe('What that amounts to. "none": nobody puts it forward as a fact.'),
  contested: z.boolean().describe('True when somebody denies it.'),
  against: z.array(z.string()).describe('Ids of the claims that deny it.'),
  declined: z.array(z.string()).describe('Ids of the claims that take no stand or doubt it.'),
  silent: z.array(z.string()).describe('Ids of parties of the event of whom no word stands here.'),
  pairs: z
    .array(
      z.strictObject({
        a: z.string().describe('Id of an origin.'),
        b: z.string().describe('Id of another.'),
        verdict: z.enum(PAIR_VERDICTS).describe('Whether the two are independent.'),
        reason: z.string().describe('Why, in a sentence.'),
      }),
    )
    .describe('Every two origins compared.'),
  wouldChange: z.array(z.string()).describe('What would change the verdict.'),
  explanation: z.string().describe('The verdict in a sentence.'),
});

const provisionHit = named(
  'ProvisionHit',
  'What a paragraph of the law answers to an event, supposing it happened as told. Whether it happened is said elsewhere.',
  {
    provision: z
      .string()
      .describe('Id of the paragraph, or of the regime where no one paragraph is meant; from the pack.'),
    name: z.string().describe('Resolution and paragraph, or the name of the regime.'),
    answer: z
      .enum(TOUCH_ANSWERS)
      .describe('The answer: it would touch, if true; only on a condition; not; or it cannot be told.'),
    supposing: z
      .enum(SUPPOSITIONS)
      .describe('What is supposed: that it is true as told, or that what is planned or expected is carried out.'),
    condition: z.string().optional().describe('What must also be true.'),
    missing: z.string().optional().describe('What would have to be known.'),
    reason: z.string().describe('Why, in a sentence.'),
    strength: z.string().optional().describe('How the paragraph speaks: decides, demands, recalls, calls upon.'),
    bound: z.array(z.string()).optional().describe('Who is bound, in words.'),
    summary: z.string().optional().describe('What it says, in words of the pack and not of the resolution.'),
    exceptions: z.array(z.string()).optional().describe('What is excepted.'),
    contested: z.array(z.string()).optional().describe('Readings that are disputed, with who holds them.'),
    checked: z.boolean().describe('True when its number was seen with its wording; else the number is not checked.'),
    seen: z.string().optional().describe('How number and content were seen, and where.'),
    standard: z
      .enum(STANDARDS)
      .describe(
        'How well the event must be told: on two independent origins (two-origins), by one primary document (document), or either.',
      ),
    standardMet: z.boolean().describe('True when it is told so well.'),
    quiet: z.literal(true).optional().describe('Told where it is asked for, and not in the brief.'),
  },
);

const rating = named('Rating', 'Admiralty rating of the best report of an event.', {
  reliability: z.enum(['A', 'B', 'C', 'D', 'E', 'F']).describe('Of the source: A reliable to E unreliable, F unknown.'),
  credibility: z
    .literal([1, 2, 3, 4, 5, 6])
    .describe('Of the information: 1 confirmed to 5 improbable, 6 cannot be judged.'),
  reason: z.string().describe('Why, in a sentence.'),
});

const event = named('Event', 'What happened, across texts.', {
  id: z.string().describe('Made of its type and the values that identify it.'),
  type: z.string().describe('Type of event, from the pack.'),
  label: z.string().describe('A short name for people.'),
  identity: z
    .array(
      z.strictObject({
        step: z.string().describe('Role from the pack, or year, month, day, other.'),
        value: z.string().describe('Id, class or time; several joined by "+".'),
        inferred: z.boolean().describe('True where it is taken from who speaks: "we never sold them".'),
      }),
    )
    .describe('What it is told apart by, in the order of its type.'),
  parent: z.string().optional().describe('Id of the event that states less and holds this one.'),
  shownUnder: z
    .string()
    .optional()
    .describe(
      'Id of the one event below it that fits all it states: inferred, because no other is known. Never raises a verdict.',
    ),
  time: z.string().optional().describe('EDTF of the finest time that it is told apart by.'),
  place: z.string().optional().describe('Id of the place that it is told apart by.'),
  days: z.array(z.string()).optional().describe('Two days next to each other that were joined.'),
  values: z
    .array(
      z.strictObject({
        role: z.string().describe('Role, from the pack.'),
        value: z.string().describe('Who, what or how many.'),
        claims: claimIds,
        origins: z.array(z.string()).describe('Ids of the origins that give this value.'),
      }),
    )
    .describe('Every value given for each role; two that differ are both kept.'),
  states: z
    .array(
      z.strictObject({
        modality: z.enum(MODALITIES).describe('State of the event.'),
        polarity: z.enum(POLARITIES).describe('"no" where it is said not to have happened.'),
        claims: claimIds,
      }),
    )
    .describe('The states it is said to be in.'),
  mentions: z.array(z.string()).describe('Ids of its mentions in the texts.'),
  relations: z
    .array(
      z.strictObject({
        kind: z.enum(['part-of', 'in-exchange-for', 'said-to-cause']).describe('How the two belong together.'),
        event: z.string().describe('Id of the other event.'),
        claims: claimIds,
      }),
    )
    .describe('Other events it is tied to by words.'),
  positions: z.array(position).describe('Where actors stand on it.'),
  figures: z
    .array(
      named('FigureComparison', 'Two figures for one role that are not the same, and what sets them apart.', {
        role: z.string().describe('Role, from the pack.'),
        a: quote.describe('The one.'),
        b: quote.describe('The other.'),
        claims: claimIds,
        verdict: z.enum(FIGURE_VERDICTS).describe('Whether they disagree, or count different things.'),
        reason: z.string().describe('Why, in a sentence.'),
      }),
    )
    .describe('Figures side by side, of this event and of others of the same actor.'),
  corroboration: corroboration.describe('On how many origins it rests.'),
  provisions: z
    .array(provisionHit)
    .describe('What the law of the packs answers, if the event is true: paragraphs, and regimes as a whole.'),
  rating: rating.optional().describe('Its rating.'),
});

const entity = named('Entity', 'A person, body, state, place or thing, across texts.', {
  id: z.string().describe('From the pack, else made of the name.'),
  type: z.enum(ENTITY_TYPES).describe('What it is.'),
  name: z.string().describe('Its name.'),
  aliases: z.array(z.string()).describe('Other names.'),
  wikidata: z.string().optional().describe('Its Wikidata id.'),
  decided: z
    .array(
      z.strictObject({
        listing: z.string().describe('List and entry: un/KPi.033.'),
        verdict: z.enum(HIT_VERDICTS).describe('Whether it is whom the entry lists.'),
        who: z.string().describe('Who decided.'),
        at: z.string().describe('When, ISO 8601.'),
        why: z.string().describe('The reason.'),
      }),
    )
    .optional()
    .describe('What people of the dossier decided on it and entries of lists.'),
  mentions: z
    .array(
      z.strictObject({
        ...place,
        document: z.string().describe('Id of the document.'),
        text: words,
      }),
    )
    .describe('Where it is named.'),
});

const origin = named('Origin', 'The first link of a chain: whom the words come from.', {
  id: z.string().describe('Made of the keys that join its claims.'),
  name: z.string().describe('Its name, or how it is described.'),
  kind: z.enum(LINK_KINDS).describe('What kind of source.'),
  anonymous: z.boolean().describe('True when no text names it.'),
  party: z.string().optional().describe('Whose side it belongs to.'),
  entity: z.string().optional().describe('Id of the entity.'),
  keys: z.array(z.string()).describe('What makes its claims one: claims that share a key have one origin.'),
  documents: z.array(z.string()).describe('Ids of the documents that carry it.'),
  claims: z.array(z.string()).describe('Ids of its claims.'),
});

const outlet = named('Outlet', 'Who published a text.', {
  id: z.string().describe('From the pack, else made of the domain or the name.'),
  name: z.string().describe('Its name.'),
  kind: z.enum(OUTLET_KINDS).describe('What kind of publisher.'),
  state: z.string().optional().describe('ISO 3166 alpha-2 of the state that owns or directs it; only for state media.'),
  domains: z.array(z.string()).describe('Its host names.'),
  reliability: z.string().optional().describe('Admiralty letter, A to F.'),
  reason: z.string().optional().describe('Why that letter.'),
});

const lineage = named('Lineage', 'Which text copies, credits or cites which.', {
  from: z.string().describe('Id of the document, or of the outlet, that the other goes back to.'),
  fromKind: z
    .enum(['document', 'outlet'])
    .describe('"outlet": one that is credited; which text of its is meant may not be here.'),
  fromName: z.string().optional().describe('Name of the outlet.'),
  to: z.string().describe('Id of the document that goes back to it; of corrections, the one that corrects it.'),
  kind: z.enum(LINEAGE_KINDS).describe('How.'),
  direction: z
    .enum(['known', 'unknown'])
    .describe('"unknown": who was first cannot be told; the two stand in the order of their ids.'),
  reason: z.string().describe('How it is known who was first, or what is shared; a sentence.'),
  altered: z
    .array(
      z.strictObject({
        a: quote.describe('Words in the one.'),
        b: quote.describe('Words in the other.'),
        change: z
          .enum(CHANGES)
          .describe(
            'What they are: "negation" where one side denies, "speaker" where another is said to speak, "form" for another tense or number of one word.',
          ),
      }),
    )
    .describe('Words that were changed on the way; a stands in "from".'),
  passages: z
    .array(z.strictObject({ a: span.describe('In "from".'), b: span.describe('In "to".') }))
    .describe('What both have.'),
  cut: z.array(quote).describe('Words of "from" that "to" leaves out.'),
  added: z.array(quote).describe('Words of "to" that "from" does not have.'),
  evidence: z.array(quote).describe('Words that show it.'),
  score: share.optional().describe('The greater of the two shares, 0 to 1.'),
  shareOfFrom: share.optional().describe('How much of "from" the passages hold, 0 to 1.'),
  shareOfTo: share.optional().describe('How much of "to" the passages hold, 0 to 1.'),
});

const contradiction = named('Contradiction', 'Claims that cannot all be true.', {
  id: z.string().describe('Made of its kind and its claims.'),
  kind: z.enum(['quantity', 'denial', 'date', 'place', 'self', 'arithmetic', 'law']).describe('What they disagree on.'),
  claims: z.array(z.string()).describe('Ids of the claims.'),
  event: z.string().optional().describe('Id of the event.'),
  explanation: z.string().describe('What does not fit, in a sentence.'),
});

const prediction = named('Prediction', 'A claim about what was still to come, to be checked later.', {
  claim: z.string().describe('Id of the claim.'),
  event: z.string().describe('Id of the event foreseen.'),
  horizon: z.string().optional().describe('When it is to be, EDTF.'),
  condition: z.string().optional().describe('The words on which it depends.'),
  outcome: z.string().describe('What became of it, in words: "not reported here".'),
  reportedAs: z.string().optional().describe('Id of the event that a later text reports.'),
});

const generator = named('Generator', 'What made an analysis, so that it can be made again.', {
  version: z.string().describe('Version of Hearsay.'),
  packs: z
    .array(z.strictObject({ name: z.string().describe('Name.'), version: z.string().describe('Version.') }))
    .describe('Packs that were used.'),
  models: z
    .array(
      z.strictObject({
        name: z.string().describe('Name.'),
        version: z.string().describe('Version.'),
        sha256: z.string().describe('SHA-256 of its weights, hex.'),
      }),
    )
    .describe('Models that were used.'),
});

export const screeningSchema = named(
  'Screening',
  'Names against lists of sanctions. A hit is a suggestion until a person decides.',
  {
    algorithm: z.string().describe('Version of the rules that score.'),
    threshold: z.number().int().describe('Hits score this or more, of 1000.'),
    lists: z
      .array(
        z.strictObject({
          id: z.string().describe('Id of the list.'),
          title: z.string().describe('Whose list it is.'),
          version: z.string().describe('SHA-256 of its file, hex.'),
          generated: z.string().optional().describe('Day on which its publisher made it.'),
        }),
      )
      .describe('The lists, each in the version that was in use.'),
    names: z.number().int().describe('How many names were asked for.'),
    entities: z.number().int().describe('How many entities bear them.'),
    hits: z
      .array(
        named('ScreeningHit', 'An entity of the texts and an entry of a list with like names.', {
          entity: z.string().describe('Id of the entity.'),
          name: z.string().describe('Its name.'),
          asked: z.string().describe('The name or alias of it that was asked for.'),
          score: z.number().int().describe('0 to 1000.'),
          strength: z.enum(STRENGTHS).describe('The score in a word.'),
          list: z.string().describe('Id of the list.'),
          version: z.string().describe('SHA-256 of its version, hex.'),
          entry: z.string().describe('Id of the entry.'),
          listed: z.string().describe('The listed name that is most like.'),
          kind: z.string().describe('What the entry is: person, body, vessel, aircraft, wallet, unknown.'),
          status: z.enum(HIT_STATES).describe('A suggestion, or what a person decided.'),
          decided: z
            .strictObject({
              who: z.string().describe('Who decided.'),
              at: z.string().describe('When, ISO 8601.'),
              why: z.string().describe('The reason.'),
            })
            .optional()
            .describe('The last decision on the two.'),
        }),
      )
      .describe('By entity, then the highest score first.'),
  },
);

/** The object that `--format json` prints. It is strict: a field that is not described here is an error. */
export const analysisSchema = named('Analysis', 'Everything known from a set of documents.', {
  version: z.literal('1').describe('Version of this format.'),
  generator: generator.describe('What made it.'),
  documents: z.array(document).describe('The documents that were read.'),
  attributions: z.array(attribution).describe('Who is said to have said what.'),
  claims: z.array(claim).describe('What is put forward.'),
  eventMentions: z.array(eventMention).describe('Events as each text mentions them, one for each mention.'),
  figures: z.array(figure).describe('Amounts that claims hold.'),
  ledgers: z
    .array(ledger)
    .describe('A ledger for each type of event that a pack keeps one of and the texts give amounts for.'),
  events: z.array(event).describe('What happened, across texts.'),
  entities: z.array(entity).describe('Who and what is named, across texts.'),
  origins: z.array(origin).describe('Whom the claims come from.'),
  outlets: z.array(outlet).describe('Who published the documents.'),
  lineage: z.array(lineage).describe('Which text goes back to which.'),
  contradictions: z.array(contradiction).describe('Claims that do not fit together.'),
  predictions: z.array(prediction).describe('Claims about what was still to come.'),
  gaps: z.array(z.string()).describe('What is not known, in sentences.'),
  screening: screeningSchema.optional().describe('Names of the entities against the lists of sanctions that are kept.'),
  unread: z
    .array(
      named('Unread', 'An input, or a part of one, that gave no document.', {
        path: z.string().describe('File, address, or part of a container ("archive.zip > a.html").'),
        reason: z.string().describe('The cause, then the cure.'),
      }),
    )
    .describe('What could not be read, and why.'),
});

/** The schema as JSON Schema, draft 2020-12. */
export function analysisJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(analysisSchema) as Record<string, unknown>;
}

// Readonly says who may write, not what is there, so it is put everywhere before the two are compared.
type Plain<T> = T extends readonly (infer Element)[]
  ? readonly Plain<Element>[]
  : T extends object
    ? { readonly [Key in keyof T]: Plain<T[Key]> }
    : T;
type Same<A, B> = (<T>() => T extends Plain<A> ? 1 : 2) extends <T>() => T extends Plain<B> ? 1 : 2 ? true : never;

/** Fails to compile when a field is in the interfaces and not in the schema, the other way round, or of another type. */
export const SCHEMA_IS_THE_INTERFACE: Same<Analysis, z.infer<typeof analysisSchema>> = true;
