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
  const read = new Reading(parts);
  return types
    .flatMap((type) => (type.ledger ? [ledgerOf(type, type.ledger, read)] : []))
    .filter(({ rows }) => rows.length > 0)
    .sort(byKey(({ type }) => type));
}

function ledgerOf(type: EventType, roles: LedgerRoles, read: Reading): Ledger {
  const names = namesOf(type);
  const rows: LedgerRow[] = [];
  const changes: PlacedChange[] = [];
  for (const [document, mentions] of read.mentionsOf(type, leftOut(roles))) {
    const told = tell(mentions, roles, names, document, read);
    const changed = followChanges(told, names, document, read);
    rows.push(...changed.rows);
    changes.push(...changed.changes);
  }
  const counted = rows.filter(({ claim }) => !read.isDenied(claim));
  const totals = totalsOf(counted);
  const stated = changes.filter(({ row }) => !read.isDenied(row.claim));
  return { type: type.type, rows, totals, checks: checkLedger(totals, stated) };
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

/** What is looked up while ledgers are made. */
class Reading {
  readonly parts: LedgerParts;
  readonly #figures: ReadonlyMap<string, readonly Figure[]>;
  readonly #claims: ReadonlyMap<string, Analysis['claims'][number]>;
  readonly #named: ReadonlyMap<string, readonly (Quote & { readonly entity: string })[]>;

  constructor(parts: LedgerParts) {
    this.parts = parts;
    this.#claims = new Map(parts.claims.map((claim) => [claim.id, claim]));
    this.#figures = grouped(unique(parts.figures), ({ document }) => document);
    const named = parts.entities.flatMap(({ id, mentions }) => mentions.map((mention) => ({ ...mention, entity: id })));
    this.#named = grouped(named, ({ document, start }) => `${document} ${stretchOf(start)}`);
  }

  /** Documents in their order, each with its mentions of the type in the order of the text. */
  mentionsOf(
    { type }: EventType,
    except: ReadonlySet<string>,
  ): [Analysis['documents'][number], readonly EventMention[]][] {
    const isOne = (mention: EventMention) =>
      mention.type === type &&
      mention.polarity === 'yes' &&
      (mention.modality === 'happened' || mention.modality === 'ongoing') &&
      !except.has(mention.trigger.text.toLowerCase().split(/\s/, 1)[0]!);
    const byDocument = grouped(this.parts.eventMentions.filter(isOne), ({ document }) => document);
    return this.parts.documents.flatMap((document) => {
      const mentions = [...(byDocument.get(document.id) ?? [])];
      mentions.sort((a, b) => a.trigger.start - b.trigger.start || byCodeUnit(a.id, b.id));
      return mentions.length === 0 ? [] : [[document, mentions]];
    });
  }

  figuresOf(document: string): readonly Figure[] {
    return this.#figures.get(document) ?? [];
  }

  namedIn(document: string, { start, end }: Span): readonly (Quote & { readonly entity: string })[] {
    const found: (Quote & { readonly entity: string })[] = [];
    for (let stretch = stretchOf(start); stretch <= stretchOf(end); stretch++) {
      found.push(...(this.#named.get(`${document} ${stretch}`) ?? []));
    }
    return found
      .filter((name) => start <= name.start && name.end <= end)
      .sort((a, b) => a.start - b.start || byCodeUnit(a.entity, b.entity));
  }

  /** True for what its speaker says is not so. */
  isDenied(claim: string): boolean {
    const stance = this.#claims.get(claim)?.stance;
    return stance === 'denies' || stance === 'doubts';
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
  const figures = grouped(read.figuresOf(id), ({ claim }) => claim);
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
  for (const { arguments: all, document } of mentions) {
    const found = all.find(({ role }) => role === by);
    if (!found) continue;
    const inside = new Set(read.namedIn(document, found).map(({ entity }) => entity));
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
  for (const [sentence, figures] of sentencesOf(text, read.figuresOf(id))) {
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
  const names = read.namedIn(document, subject);
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
