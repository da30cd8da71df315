// Ledgers of the types of event that a pack asks for: what each claim states, "stole $1 billion in 2023 from 20 hacks"; never added up.
import type { Analysis } from '../document/analysis.ts';
import type { EventMention } from '../document/event.ts';
import { grouped } from '../document/grouped.ts';
import type { Ledger, LedgerActor, LedgerFigure, LedgerRow, LedgerTotal } from '../document/ledger.ts';
import { byCodeUnit, byKey } from '../document/order.ts';
import type { Figure, Quantity } from '../document/quantity.ts';
import type { Quote, Span } from '../document/span.ts';
import { windowOf } from '../document/time.ts';
import type { EventType, LedgerRoles } from '../packs/event-type.ts';
import { rangeOf } from './arithmetic.ts';
import { findChanges, type StatedChange, sentenceAround, yearIn } from './change.ts';
import { EVERYONE, LINKED, MEASURES, nounForms, POINTS_BACK, participleOf, verbForms } from './en.ts';
import { checkLedger, totalKey } from './ledger-checks.ts';

export type LedgerParts = Pick<Analysis, 'documents' | 'eventMentions' | 'figures' | 'claims' | 'entities'>;

/** A stated change with the rows that its levels are in. */
export interface PlacedChange extends StatedChange {
  readonly document: string;
  readonly row: LedgerRow;
  /** The year before the change, stated here or beside it. */
  readonly from?: number;
}

/** A ledger for each of the types that has one and finds something in the parts; by type. The order of mentions does not matter. */
export function makeLedgers(parts: LedgerParts, types: readonly EventType[]): Ledger[] {
  const ledgers = new Ledgers(types);
  const of = <T extends { readonly document: string }>(all: readonly T[]) => grouped(all, ({ document }) => document);
  const [mentions, figures, claims] = [of(parts.eventMentions), of(parts.figures), of(parts.claims)];
  const named = parts.entities.flatMap((entity) =>
    entity.mentions.map((mention) => ({ ...mention, entity: entity.id })),
  );
  const names = of(named as readonly Name[]);
  for (const [at, document] of parts.documents.entries()) {
    const { id } = document;
    const eventMentions = mentions.get(id) ?? [];
    const own = { document, eventMentions, figures: figures.get(id) ?? [], claims: claims.get(id) ?? [] };
    ledgers.put({ ...own, names: names.get(id) ?? [] }, String(at).padStart(9, '0'));
  }
  return ledgers.all();
}

/** What one document tells for one ledger. */
interface Entry {
  readonly place: string;
  readonly rows: readonly LedgerRow[];
  readonly changes: readonly PlacedChange[];
  /** Claims whose speaker says that it is not so. */
  readonly denied: ReadonlySet<string>;
}

interface Book {
  readonly type: EventType;
  readonly roles: LedgerRoles;
  readonly names: Names;
  readonly except: ReadonlySet<string>;
  readonly entries: Map<string, Entry>;
  /** Undefined where an entry came or went since it was made. */
  ledger?: Ledger;
}

/** Ledgers of documents that come and go: each document is read once, and a ledger is summed up anew where an entry of it comes or goes. */
export class Ledgers {
  readonly #books: readonly Book[];

  constructor(types: readonly EventType[]) {
    this.#books = types.flatMap((type) =>
      type.ledger
        ? [{ type, roles: type.ledger, names: namesOf(type), except: leftOut(type.ledger), entries: new Map() }]
        : [],
    );
  }

  /** Puts a document in, in the place of one with its id. `place`: by which documents are in order. */
  put(told: ToldParts, place: string): void {
    this.remove(told.document.id);
    if (!told.eventMentions.some(({ type }) => this.#books.some((book) => book.type.type === type))) return;
    const read = new Reading(told);
    for (const book of this.#books) {
      const mentions = read.mentionsOf(book.type, book.except);
      if (mentions.length === 0) continue;
      const rows = tell(mentions, book.roles, book.names, told.document, read);
      const entry = followChanges(rows, book.names, told.document, read);
      if (entry.rows.length === 0) continue;
      book.entries.set(told.document.id, { ...entry, place, denied: read.denied() });
      delete book.ledger;
    }
  }

  remove(document: string): void {
    for (const book of this.#books) if (book.entries.delete(document)) delete book.ledger;
  }

  /** Those that have rows, by type. */
  all(): Ledger[] {
    return this.#books
      .filter(({ entries }) => entries.size > 0)
      .map((book) => {
        book.ledger ??= ledgerOf(book);
        return book.ledger;
      })
      .sort(byKey(({ type }) => type));
  }
}

function ledgerOf({ type: { type }, entries }: Book): Ledger {
  const inOrder = [...entries.values()].sort(byKey(({ place }) => place));
  const totals = totalsOf(inOrder.flatMap(({ rows, denied }) => rows.filter(({ claim }) => !denied.has(claim))));
  const stated = inOrder.flatMap(({ changes, denied }) => changes.filter(({ row }) => !denied.has(row.claim)));
  return { type, rows: inOrder.flatMap(({ rows }) => rows), totals, checks: checkLedger(totals, stated) };
}

/** Words that a type is named by. */
interface Names {
  /** "theft", "hacks": heads of its nouns. */
  readonly nouns: ReadonlySet<string>;
  /** "stolen". */
  readonly participles: ReadonlySet<string>;
}

function namesOf({ triggers }: EventType): Names {
  const wordsOf = (kind: 'noun' | 'verb') =>
    triggers.filter((trigger) => trigger.kind === kind).flatMap(({ words }) => words);
  return {
    nouns: new Set(wordsOf('noun').flatMap((lemmas) => nounForms(lemmas.at(-1) ?? ''))),
    participles: new Set(
      wordsOf('verb').flatMap(([verb = '', ...more]) => (more.length > 0 ? [] : participleOf(verb))),
    ),
  };
}

/** The first words of triggers that the ledger leaves out, in every form. */
function leftOut({ except }: LedgerRoles): ReadonlySet<string> {
  return new Set(except.flatMap(([word = '']) => verbForms(word)));
}

/** A name in a text, and whose it is. */
type Name = Quote & { readonly document: string; readonly entity: string };

/** What one document tells. */
export interface ToldParts {
  readonly document: Document;
  readonly eventMentions: readonly EventMention[];
  readonly figures: readonly Figure[];
  readonly claims: readonly Analysis['claims'][number][];
  readonly names: readonly Name[];
}

/** What is looked up while a document is read. */
class Reading {
  readonly #told: ToldParts;
  readonly #figures: readonly Figure[];
  readonly #named: ReadonlyMap<number, readonly Name[]>;

  constructor(told: ToldParts) {
    this.#told = told;
    this.#figures = unique(told.figures);
    this.#named = grouped(told.names, ({ start }) => stretchOf(start));
  }

  /** Mentions of the type in the order of the text. */
  mentionsOf({ type }: EventType, except: ReadonlySet<string>): EventMention[] {
    const isOne = (mention: EventMention) =>
      mention.type === type &&
      mention.polarity === 'yes' &&
      (mention.modality === 'happened' || mention.modality === 'ongoing') &&
      !except.has(mention.trigger.text.toLowerCase().split(/\s/, 1)[0]!);
    return this.#told.eventMentions
      .filter(isOne)
      .sort((a, b) => a.trigger.start - b.trigger.start || byCodeUnit(a.id, b.id));
  }

  get figures(): readonly Figure[] {
    return this.#figures;
  }

  namedIn({ start, end }: Span): Name[] {
    const found: Name[] = [];
    for (let stretch = stretchOf(start); stretch <= stretchOf(end); stretch++) {
      found.push(...(this.#named.get(stretch) ?? []));
    }
    return found
      .filter((name) => start <= name.start && name.end <= end)
      .sort((a, b) => a.start - b.start || byCodeUnit(a.entity, b.entity));
  }

  /** Claims of what their speaker says is not so. */
  denied(): Set<string> {
    return new Set(
      this.#told.claims.flatMap(({ id, stance }) => (stance === 'denies' || stance === 'doubts' ? [id] : [])),
    );
  }
}

/** Names are looked up by the stretch of the text that they begin in. */
function stretchOf(at: number): number {
  return Math.floor(at / 1000);
}

/** In the order of the text; of a figure that several claims hold, the first. */
function unique(figures: readonly Figure[]): Figure[] {
  const sorted = [...figures].sort(
    (a, b) => a.start - b.start || b.end - a.end || byCodeUnit(a.document, b.document) || byCodeUnit(a.claim, b.claim),
  );
  const seen = new Set<string>();
  return sorted.filter((figure) => {
    const key = placeKey(figure.document, figure);
    return !seen.has(key) && seen.add(key);
  });
}

function placeKey(document: string, { start }: Span): string {
  return `${document} ${start}`;
}

type Document = Analysis['documents'][number];

/** "These groups" are those named no further back, in characters. */
const NEAR = 600;

/** The rows of mentions that give an amount or a number. */
function tell(
  mentions: readonly EventMention[],
  roles: LedgerRoles,
  names: Names,
  { id, text }: Document,
  read: Reading,
): LedgerRow[] {
  const figures = grouped(read.figures, ({ claim }) => claim);
  const causes = causesOf(mentions);
  // "Hackers" are nobody in particular where the text has the word in small letters too; a name it has not.
  const small: ReadonlySet<string> = new Set(text.match(/(?<![\p{L}\p{N}])\p{Ll}\p{L}*/gu) ?? []);
  const sums = mentions.filter((mention) => levelOf(amountIn(mention, roles)));
  const summed = grouped(sums, ({ claim }) => claim);
  let known: { readonly actor: LedgerActor; readonly at: number } | undefined;
  return mentions.flatMap((mention) => {
    const argument = (role: string | undefined) => mention.arguments.find((one) => one.role === role);
    const by = actorOf([mention, ...(causes.get(mention.id) ?? [])], roles, text, read);
    const isNear = known !== undefined && mention.trigger.start - known.at <= NEAR;
    const points = isNear && by !== undefined && by.entity === undefined && POINTS_BACK.test(by.name);
    const entity = points ? known?.actor.entity : undefined;
    const actor = by && { ...by, ...(entity !== undefined && { entity }) };
    if (actor?.entity !== undefined) known = { actor, at: mention.trigger.start };
    const amount = levelOf(amountIn(mention, roles));
    const isOnly = amount !== undefined && summed.get(mention.claim)?.length === 1;
    const beside = isOnly ? numberBeside(amount, figures.get(mention.claim) ?? [], names, roles) : undefined;
    const count = levelOf(argument(roles.count)?.quantity ?? beside);
    if (!amount && !count) return [];
    const when = timeOf(mention, amount, count);
    const [victim, method] = [argument(roles.victim)?.text, argument(roles.method)?.text];
    const isNobody = actor === undefined || (actor.entity === undefined && small.has(actor.name.toLowerCase()));
    const isEveryone = isNobody || (actor.entity === undefined && saysEveryone(text, mention.trigger));
    return [
      {
        ...when,
        ...(actor && { actor }),
        scope: isEveryone ? ('everyone' as const) : ('group' as const),
        ...(amount && { amount }),
        ...(count && { count }),
        ...(victim !== undefined && { victim }),
        ...(method !== undefined && { method }),
        inferred: points ? ['actor' as const] : [],
        mention: mention.id,
        claim: mention.claim,
        document: id,
        words: mention.trigger,
      },
    ];
  });
}

function amountIn(mention: EventMention, { sum }: LedgerRoles): Quantity | undefined {
  return mention.arguments.find(({ role }) => role === sum)?.quantity;
}

/** For the id of a mention those that are said to have caused it, or that it is a part of. */
function causesOf(mentions: readonly EventMention[]): Map<string, EventMention[]> {
  const byId = new Map(mentions.map((mention) => [mention.id, mention]));
  const pairs = mentions.flatMap((mention) =>
    (mention.relations ?? []).flatMap(({ kind, mention: id }) => {
      const other = byId.get(id);
      if (kind === 'said-to-cause') return [{ of: id, mention }];
      return kind === 'part-of' && other ? [{ of: mention.id, mention: other }] : [];
    }),
  );
  return new Map([...grouped(pairs, ({ of }) => of)].map(([id, found]) => [id, found.map(({ mention }) => mention)]));
}

/** The actor of the first of the mentions that has one; "North Korean hackers" are of the one entity that they name. */
function actorOf(
  mentions: readonly EventMention[],
  { by }: LedgerRoles,
  text: string,
  read: Reading,
): LedgerActor | undefined {
  if (by === undefined) return undefined;
  for (const { arguments: all } of mentions) {
    const found = all.find(({ role }) => role === by);
    if (!found) continue;
    const inside = new Set(read.namedIn(found).map(({ entity }) => entity));
    return named(found, found.entity ?? (inside.size === 1 ? [...inside][0] : undefined), text);
  }
  return undefined;
}

/** With what is tied to the name: "North Korea-linked". */
function named({ end, text: words }: Quote, entity: string | undefined, text: string): LedgerActor {
  const [linked = ''] = LINKED.exec(text.slice(end, end + 20)) ?? [];
  return { name: words + linked, ...(entity !== undefined && { entity }) };
}

/** An amount that is a level: no change, no share, no rate. */
function levelOf(quantity: Quantity | undefined): Quantity | undefined {
  if (!quantity || quantity.change || quantity.per || quantity.unit === 'percent' || quantity.unit === 'share')
    return undefined;
  const { start, end, text } = quantity;
  const { value, low, high, lowExclusive, highExclusive, unit, counts, scope, role, approximate } = quantity;
  return {
    ...{ start, end, unit, approximate, text },
    ...(value !== undefined && { value }),
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
    ...(lowExclusive !== undefined && { lowExclusive }),
    ...(highExclusive !== undefined && { highExclusive }),
    ...(counts !== undefined && { counts }),
    ...(scope !== undefined && { scope }),
    ...(role !== undefined && { role }),
  };
}

/**
 * "20 hacks" beside "stole $1 billion": the one figure that counts a noun of the type, between the amount and the next of its unit; or the
 * only one of the claim.
 */
function numberBeside(
  amount: Quantity,
  figures: readonly Figure[],
  { nouns }: Names,
  { count }: LedgerRoles,
): Figure | undefined {
  if (count === undefined) return undefined;
  const counting = figures.filter(
    ({ unit, counts }) => unit === 'one' && counts?.split(' ').some((word) => nouns.has(word)),
  );
  const next = figures.find(({ start, unit }) => start > amount.start && unit === amount.unit)?.start;
  const after = counting.filter(({ start }) => start > amount.start && start < (next ?? Number.POSITIVE_INFINITY));
  const [only, ...others] = after.length > 0 ? after : counting;
  return others.length === 0 ? only : undefined;
}

function timeOf({ time }: EventMention, amount?: Quantity, count?: Quantity): Pick<LedgerRow, 'year' | 'edtf'> {
  if (time?.edtf === undefined) {
    const year = yearIn(amount) ?? yearIn(count);
    return year === undefined ? {} : { year };
  }
  const { earliest, latest } = windowOf(time.edtf) ?? {};
  const isOne = earliest !== undefined && earliest.slice(0, 4) === latest?.slice(0, 4);
  const isWhole = isOne && earliest.endsWith('-01-01') && latest?.endsWith('-12-31');
  return { ...(isOne && { year: Number(earliest.slice(0, 4)) }), ...(!isWhole && { edtf: time.edtf }) };
}

/** True where the clause of the words, or one word before it, says that everyone is meant. */
function saysEveryone(text: string, words: Span): boolean {
  const { start, end } = sentenceAround(text, words);
  const before = text
    .slice(start, words.start)
    .replace(/^(\S{1,20}),\s/, '$1 ')
    .split(/[,;:]\s|\s(?:and|but|while|whereas)\s/);
  const after = text.slice(words.start, end).split(/[,;:]\s|\s(?:and|but|while|whereas|of which)\s/);
  return EVERYONE.test(`${before.at(-1)} ${after[0]}`);
}

/** Adds the levels of changes to the rows: those that no mention has. */
function followChanges(
  rows: readonly LedgerRow[],
  names: Names,
  document: Document,
  read: Reading,
): { readonly rows: readonly LedgerRow[]; readonly changes: readonly PlacedChange[] } {
  const { id, text } = document;
  const byFigure = new Map<string, LedgerRow>();
  for (const row of rows)
    for (const level of [row.amount, row.count]) if (level) byFigure.set(placeKey(id, level), row);
  const all = [...rows];
  const changes: PlacedChange[] = [];
  for (const [sentence, figures] of sentencesOf(text, read.figures)) {
    let years: Pick<StatedChange, 'yearBefore' | 'yearAfter'> = {};
    for (const change of findChanges(text, sentence, figures)) {
      const { after, before } = change;
      const told = after && byFigure.get(placeKey(id, after));
      if (!after || !(told || isAbout(change.subject, names))) continue;
      const year = change.yearAfter ?? told?.year ?? years.yearAfter;
      const row = told ?? rowOfChange(change, after, year, id, read, text);
      if (!row) continue;
      if (!told) all.push(row);
      const from = change.yearBefore ?? (year === years.yearAfter ? years.yearBefore : undefined);
      if (before && !byFigure.has(placeKey(id, before))) all.push(rowBefore(row, before, change.yearBefore));
      for (const level of [before, after]) if (level) byFigure.set(placeKey(id, level), row);
      changes.push({ ...change, document: id, row, ...(from !== undefined && { from }) });
      if (change.yearAfter !== undefined || told?.year !== undefined) {
        years = { ...(year !== undefined && { yearAfter: year }), ...(from !== undefined && { yearBefore: from }) };
      }
    }
  }
  return { rows: all.sort((a, b) => firstOf(a) - firstOf(b) || a.words.start - b.words.start), changes };
}

function firstOf({ amount, count }: LedgerRow): number {
  return Math.min(amount?.start ?? Number.POSITIVE_INFINITY, count?.start ?? Number.POSITIVE_INFINITY);
}

function sentencesOf(text: string, figures: readonly Figure[]): [Span, Figure[]][] {
  const sentences: [Span, Figure[]][] = [];
  for (const figure of figures) {
    const last = sentences.at(-1);
    if (last && figure.end <= last[0].end) last[1].push(figure);
    else sentences.push([sentenceAround(text, figure), [figure]]);
  }
  return sentences;
}

/** "the estimated amount stolen", "crypto thefts"; not "the price of stolen coins". */
function isAbout(subject: Quote | undefined, { nouns, participles }: Names): boolean {
  if (!subject) return false;
  const words = subject.text.toLowerCase().split(/[^\p{L}]+/u);
  const [phrase = ''] = subject.text.toLowerCase().split(/\s(?:of|by|from|in|at|on|for|to|after|with|against)\s/, 1);
  const heads = phrase.split(/[^\p{L}]+/u).filter((word) => word !== '' && !participles.has(word));
  const head = heads.at(-1) ?? '';
  return nouns.has(head) || (MEASURES.has(head) && words.some((word) => nouns.has(word) || participles.has(word)));
}

function rowOfChange(
  { subject, word, yearAfter }: StatedChange,
  after: Figure,
  year: number | undefined,
  document: string,
  read: Reading,
  text: string,
): LedgerRow | undefined {
  const level = levelOf(after);
  if (!subject || !level) return undefined;
  const names = read.namedIn(subject);
  const actor = names.find((name) => isDoer(name, text));
  const victim = names.find((name) => name !== actor && !isDoer(name, text))?.text;
  return {
    ...(year !== undefined && { year }),
    ...(actor && { actor: named(actor, actor.entity, text) }),
    scope: actor ? 'group' : 'everyone',
    ...(after.unit === 'one' ? { count: level } : { amount: level }),
    ...(victim !== undefined && { victim }),
    inferred: year !== undefined && yearAfter === undefined ? ['year'] : [],
    claim: after.claim,
    document,
    words: word,
  };
}

/** "by North Korea", "North Korea-linked", "North Korea’s thefts". */
function isDoer({ start, end }: Quote, text: string): boolean {
  return (
    /\bby (?:the )?$/i.test(text.slice(Math.max(0, start - 10), start)) ||
    LINKED.test(text.slice(end, end + 20)) ||
    /^['’]s?\s/.test(text.slice(end, end + 3))
  );
}

/** The level before a change, as a row of the same actor. */
function rowBefore(row: LedgerRow, before: Figure, year: number | undefined): LedgerRow {
  const { amount: _, count: __, year: ___, edtf: ____, mention: _____, inferred, ...same } = row;
  const level = levelOf(before);
  return {
    ...same,
    ...(year !== undefined && { year }),
    ...(level && (before.unit === 'one' ? { count: level } : { amount: level })),
    inferred: inferred.filter((what) => what !== 'year'),
    claim: before.claim,
  };
}

/** What is stated for whole years and all victims, by year, everyone first. */
function totalsOf(rows: readonly LedgerRow[]): LedgerTotal[] {
  const whole = rows.filter(
    ({ year, edtf, victim }) => year !== undefined && edtf === undefined && victim === undefined,
  );
  return [...grouped(whole, totalKey)]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([, group]) => {
      const [{ year, scope, actor }] = group as [LedgerRow];
      return {
        ...{ year: year!, scope },
        ...(scope === 'group' && actor && { actor }),
        amounts: stated(group, ({ amount }) => amount),
        counts: stated(group, ({ count }) => count),
      };
    });
}

/** Each amount once, with every place of it. */
function stated(rows: readonly LedgerRow[], levelOf: (row: LedgerRow) => Quantity | undefined): LedgerFigure[] {
  const found = rows.flatMap((row) => {
    const level = levelOf(row);
    return level ? [{ row, level }] : [];
  });
  const alike = ({ level: { value, low, high, unit, approximate } }: (typeof found)[number]) =>
    JSON.stringify([value, low, high, unit, approximate]);
  return [...grouped(found, alike).values()].map((group) => {
    const { low, high } = rangeOf(group[0]!.level) ?? {};
    return {
      unit: group[0]!.level.unit,
      ...(low !== undefined && Number.isFinite(low) && { low }),
      ...(high !== undefined && Number.isFinite(high) && { high }),
      figures: group.map(({ row: { document }, level: { start, end, text } }) => ({ document, start, end, text })),
      claims: [...new Set(group.map(({ row }) => row.claim))],
    };
  });
}
