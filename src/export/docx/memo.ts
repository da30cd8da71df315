// The brief as a memo: what each event comes to, who stands where, which figures differ; every quotation with a footnote.
import type { Analysis } from '../../document/analysis.ts';
import type { Document } from '../../document/document.ts';
import type { Event, FigureComparison } from '../../document/event.ts';
import { grouped } from '../../document/grouped.ts';
import type { Position } from '../../document/position.ts';
import type { Quote } from '../../document/span.ts';
import { SpanIndex } from '../../document/span-index.ts';
import type { Brief, BriefDocument, Fact, Words } from '../brief/brief.ts';
import { eventDetails, eventLead } from '../brief/details.ts';
import type { BriefEvent } from '../brief/happenings.ts';
import { inMarks, oneLine, shorten } from '../brief/inert.ts';
import type { BriefKnown } from '../brief/known.ts';
import type { LedgerLine } from '../brief/ledger.ts';
import { placesOf } from '../brief/lines.ts';
import { spaced } from '../brief/sentences.ts';
import { SPEAKS_FOR } from '../ground.ts';
import { type Block, type Footnotes, paragraph, type Runs, run, table } from './word.ts';

/** Characters of a quotation in the text; its footnote has all of them. */
const SHOWN_WORDS = 120;

/** The blocks of the memo one by one; `notes` fills with the footnotes of those that were given. */
export function* memoBlocks(brief: Brief, analysis: Analysis, notes: Footnotes): Generator<Block> {
  const memo = new Memo(analysis, notes);
  yield paragraph([run('Brief')], 'Title');
  yield paragraph([run(oneLine(brief.summary))]);
  const events = new Map(analysis.events.map((event) => [event.id, event]));
  const known = function* (isSingle: boolean) {
    for (const one of brief.known) if (one.single === isSingle) yield* memo.known(one, events.get(one.id)!);
  };
  yield* section('What is known', known(false));
  yield* section('What does not fit together', brief.contradictions.map(memo.fact));
  yield* section('Single reports', known(true));
  yield* section('What is planned or expected', brief.expected.map(memo.expected));
  yield* section('What the documents do not give', brief.gaps.map(bullet));
  for (const { heading, lines } of brief.ledgers) yield* section(heading, lines.map(memo.ledgerLine));
  yield* section('Documents', brief.documents.flatMap(memo.document));
  yield* section('Not read', brief.unread.map(bullet));
  yield* section('How to read this', [...brief.legend.filter(isForMemo), ...MORE].map(bullet));
}

const MORE = [
  'Verdicts: independent origins are of different parties and say how they know; one origin, one party and a single report are less; where lineage is not known, independence is not established.',
  'Footnotes: outlet, date, place and the exact words; characters are counted from the start of the text as Hearsay read it.',
  'Each claim in a row of its own: `hearsay brief … --format xlsx`. How an event was worked out: `hearsay explain`.',
];

/** A memo prints neither how sure the reading is nor marks of places. */
function isForMemo(sentence: string): boolean {
  return !/^[\d[]/.test(sentence);
}

/** The heading in front of the first block; nothing where there is none. */
function* section(heading: string, blocks: Iterable<Block>): Generator<Block> {
  let opened = false;
  for (const block of blocks) {
    if (!opened) yield paragraph([run(oneLine(heading))], 'Heading1');
    opened = true;
    yield block;
  }
}

function bullet(text: string): Block {
  return paragraph([run(oneLine(text))], 'ListBullet');
}

/** Told in tables of the event's own. */
const IN_TABLES: ReadonlySet<string> = new Set(['says', 'stood', 'stands', 'disagree', 'figures']);

class Memo {
  readonly #notes: Footnotes;
  readonly #byNumber: readonly Document[];
  readonly #places: ReadonlyMap<string, (quote: Quote) => Words>;
  readonly #outlets: ReadonlyMap<string, string>;
  readonly #contents: ReadonlyMap<number, SpanIndex<Quote>>;

  constructor({ documents, outlets, claims }: Analysis, notes: Footnotes) {
    this.#notes = notes;
    this.#byNumber = documents;
    this.#outlets = new Map(outlets.map(({ id, name }) => [id, name]));
    const contents = grouped(claims, ({ document }) => document);
    this.#contents = new Map(
      documents.map(({ id }, at) => [
        at + 1,
        new SpanIndex((contents.get(id) ?? []).flatMap((claim) => claim.contents)),
      ]),
    );
    this.#places = new Map(
      documents.map((document, at) => {
        const placeOf = placesOf(document, at + 1);
        return [document.id, (quote) => ({ ...placeOf(quote), text: quote.text })];
      }),
    );
  }

  *known({ label, verdict, explanation, facts }: BriefKnown, { positions, figures }: Event): Generator<Block> {
    yield paragraph([run(oneLine(label))], 'Heading2');
    yield paragraph([run(`${oneLine(verdict)}. `, 'Strong'), run(oneLine(explanation))]);
    if (positions.length > 0) {
      const heads = ['Who', 'Stance', 'Certainty', 'Since', 'Words'];
      yield table(heads, [22, 13, 12, 15, 38], positions.map(this.#position));
    }
    if (figures.length > 0) {
      yield table(['Figure of', 'One', 'Other', 'Compared'], [14, 25, 25, 36], figures.map(this.#figures));
    }
    yield* facts.filter((one) => !IN_TABLES.has(one.label)).map(this.fact);
  }

  readonly #position = ({ name, level, stance, certainty, asOf, replaced, words }: Position): Runs[][] => [
    [run(`${oneLine(name)} `), run(`(${SPEAKS_FOR[level]})`, 'Quiet')],
    [run(stance)],
    [run(certainty)],
    [run(`${asOf === undefined ? 'not known' : oneLine(asOf)}${replaced ? '; another stand since' : ''}`)],
    this.#quoted(this.#placed(words)),
  ];

  readonly #figures = ({ role, a, b, verdict, reason }: FigureComparison): Runs[][] => [
    [run(oneLine(spaced(role)))],
    this.#quoted(this.#placed(a)),
    this.#quoted(this.#placed(b)),
    [run(`${spaced(verdict)}: `, 'Strong'), run(oneLine(reason))],
  ];

  readonly fact = ({ label, sentence, words }: Fact): Block => {
    const quoted = label === 'told' ? words.map((trigger) => this.#whole(trigger)) : words;
    const gap = sentence === '' || quoted.length === 0 ? '' : ' ';
    const told = run(`${oneLine(sentence)}${gap}`);
    return paragraph([run(`${label} `, 'Strong'), told, ...this.#list(quoted)], 'ListBullet');
  };

  readonly expected = (event: BriefEvent): Block => {
    const plain = (text: string) => oneLine(text);
    const details = eventDetails(event, ({ text }) => inMarks(oneLine(text)), plain);
    const lead = run(`${oneLine(eventLead(event))} `, 'Strong');
    return paragraph(
      [lead, ...this.#quoted(this.#whole(event.trigger)), run(` — ${details.join(' · ')}`)],
      'ListBullet',
    );
  };

  readonly ledgerLine = ({ lead, words, details }: LedgerLine): Block =>
    paragraph(
      [run(`${oneLine(lead)} `, 'Strong'), ...this.#list(words), run(` — ${details.map(oneLine).join(' · ')}`)],
      'ListBullet',
    );

  readonly document = ({ number, title, untitled, headline, address, facts }: BriefDocument): Block[] => [
    paragraph(
      [run(`[${number}] ${oneLine(untitled ? inMarks(title) : title)}${untitled ? ' (no title)' : ''}`)],
      'Heading2',
    ),
    paragraph([run(headline.map(oneLine).join(' · '), 'Quiet')]),
    ...(address === undefined ? [] : [paragraph([run('address ', 'Strong'), run(oneLine(address))], 'ListBullet')]),
    ...facts.map(this.fact),
  ];

  #placed(quote: Quote): Words {
    const place = this.#places.get(quote.document ?? '');
    if (!place) throw new Error(`memoBlocks: document ${quote.document} is not in the analysis.`);
    return place(quote);
  }

  /** The least content of a claim that holds the words: "sent" alone proves little. */
  #whole(words: Words): Words {
    const [first, ...others] = this.#contents.get(words.document)?.holding(words) ?? [];
    if (first === undefined) return words;
    const least = others.reduce((least, one) => (one.end - one.start < least.end - least.start ? one : least), first);
    return this.#placed({ ...least, document: this.#byNumber[words.document - 1]!.id });
  }

  #list(words: readonly Words[]): Runs[] {
    return words.flatMap((found, at) => [run(at === 0 ? '' : '; '), ...this.#quoted(found)]);
  }

  /** The first of the words, and the mark of the footnote that has all of them. */
  #quoted(words: Words): Runs[] {
    return [run(inMarks(shorten(oneLine(words.text), SHOWN_WORDS)), 'Quoted'), this.#noted(words)];
  }

  #noted(words: Words): Runs {
    const { outlet, published } = this.#byNumber[words.document - 1]!;
    const date = published === null ? 'date not found' : published.edtf;
    const where = [
      outlet === undefined ? 'outlet not known' : (this.#outlets.get(outlet) ?? outlet),
      published?.basis === 'inferred' ? `${date} (inferred)` : date,
      `document ${words.document}`,
      `line ${words.line}`,
      ...(words.page === undefined ? [] : [`page ${words.page}`]),
      `characters ${words.start} to ${words.end}`,
    ];
    return this.#notes.add([run(`${oneLine(where.join(', '))}: `), run('“'), run(words.text, 'Quoted'), run('”')]);
  }
}
