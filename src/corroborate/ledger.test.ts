import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Claim } from '../document/claim.ts';
import type { Document } from '../document/document.ts';
import type { EventMention, Modality, Polarity } from '../document/event.ts';
import type { Ledger, LedgerRow } from '../document/ledger.ts';
import type { Entity } from '../document/origin.ts';
import type { Figure } from '../document/quantity.ts';
import type { EventType } from '../packs/event-type.ts';
import { type LedgerParts, makeLedgers } from './ledger.ts';

interface Case {
  readonly name: string;
  readonly lines: readonly string[];
  readonly names?: Readonly<Record<string, string>>;
  readonly figures: readonly string[];
  readonly mentions: readonly WrittenMention[];
  readonly rows: readonly string[];
  readonly checks: readonly string[];
  readonly says?: string;
  readonly totals?: number;
}

interface WrittenMention {
  readonly trigger: string;
  /** Line that holds it; the first that has the trigger where it is left out. */
  readonly line?: number;
  readonly actor?: string;
  readonly entity?: string;
  readonly victim?: string;
  readonly amount?: string;
  readonly count?: string;
  readonly time?: string;
  readonly causes?: string;
  readonly modality?: Modality;
  readonly polarity?: Polarity;
}

const cases = parse(readFileSync(new URL('./ledger.cases.yaml', import.meta.url), 'utf8')) as Case[];

const trigger = { light: [], when: [], unless: [], roles: [] };
const THEFT: EventType = {
  ...{ type: 'theft', description: 'Coins are stolen.', plover: 'COERCE', roles: {}, identity: [], adjuncts: [] },
  triggers: [
    { ...trigger, kind: 'verb', words: [['steal'], ['loot'], ['launder']] },
    { ...trigger, kind: 'noun', words: [['theft'], ['coin', 'hack'], ['exploit']] },
  ],
  ...{ partOf: [], lasting: false, yieldsTo: [] },
  ledger: { sum: 'amount', count: 'count', by: 'actor', victim: 'victim', except: [['launder']] },
};

/** Document `id` with the claims, figures and mentions that the case writes down. */
function partsOf({ lines, names = {}, figures, mentions }: Case, id = 'd'): LedgerParts {
  const text = lines.join('\n');
  const starts = lines.map((_, nth) => lines.slice(0, nth).join('\n').length + (nth > 0 ? 1 : 0));
  const lineAt = (at: number) => starts.findLastIndex((start) => start <= at);
  const find = (words: string, from: number) => {
    const start = text.indexOf(words, from);
    if (start === -1) throw new Error(`"${words}" is not in the text of the case.`);
    return { start, end: start + words.length, text: words };
  };
  let from = 0;
  const found = figures.map((written): Figure => {
    const [, words = '', about, value, unit = '', more = ''] = /^(.+) \[(~?)(\S+) (\w+)(?:, (.+))?\]$/.exec(written)!;
    const span = find(words, from);
    from = span.end;
    const counted = /^[\d,]+ (.+?)s?$/.exec(words)?.[1];
    return {
      ...{ ...span, unit, value: Number(value), approximate: about === '~', document: id },
      claim: `${id}${lineAt(span.start)}`,
      ...(unit === 'one' && counted !== undefined && { counts: counted }),
      ...(more === 'fall'
        ? { change: 'fall' as const }
        : more.startsWith('per ')
          ? { per: 'day' }
          : more && { scope: more }),
    };
  });
  return {
    documents: [{ id, text } as Document],
    figures: found,
    claims: lines.map((_, nth) => ({ id: `${id}${nth}`, document: id, stance: 'asserts' }) as Claim),
    entities: Object.entries(names).map(
      ([name, entity]) => ({ id: entity, name, mentions: [{ document: id, ...find(name, 0) }] }) as unknown as Entity,
    ),
    eventMentions: mentions.map((mention): EventMention => {
      const words = find(mention.trigger, starts[mention.line ?? 0]!);
      const line = lineAt(words.start);
      const roles = (['actor', 'victim', 'amount', 'count'] as const).flatMap((role) => {
        const filler = mention[role];
        if (filler === undefined) return [];
        const span = find(filler, starts[line]!);
        const quantity = found.find(({ start, text: same }) => start === span.start && same === filler);
        const entity = role === 'actor' ? mention.entity : undefined;
        return [{ role, ...span, ...(entity !== undefined && { entity }), ...(quantity && { quantity }) }];
      });
      const { time, causes, modality = 'happened', polarity = 'yes' } = mention;
      return {
        ...{ id: `${id} ${words.text} ${line}`, document: id, claim: `${id}${line}`, type: 'theft', trigger: words },
        ...{ arguments: roles, modality, polarity },
        ...(time !== undefined && { time: { ...words, kind: 'date', basis: 'stated', edtf: time } as const }),
        ...(causes !== undefined && {
          relations: [{ kind: 'said-to-cause' as const, mention: `${id} ${causes} ${line}`, ...words }],
        }),
      };
    }),
  };
}

function rowLabel({ year, scope, actor, amount, count, victim, inferred }: LedgerRow): string {
  const cells = [amount?.text, count?.text, victim, inferred.join(' ') || undefined].map((cell) => cell ?? '-');
  return [`${year ?? '-'} ${scope} ${actor?.name ?? '-'}`, ...cells].join(' | ');
}

const ledgersOf = (parts: LedgerParts) => makeLedgers(parts, [THEFT]);

function expectQuotes({ rows, totals, checks }: Ledger, { documents }: LedgerParts): void {
  const texts = new Map(documents.map(({ id, text }) => [id, text]));
  const quotes = [
    ...rows.flatMap(({ document, words, amount, count }) =>
      [words, amount, count].flatMap((quote) => (quote ? [{ ...quote, document }] : [])),
    ),
    ...totals.flatMap(({ amounts, counts }) => [...amounts, ...counts].flatMap(({ figures }) => figures)),
    ...checks.flatMap(({ figures }) => figures),
  ];
  for (const { document, start, end, text } of quotes) expect(texts.get(document!)!.slice(start, end)).toBe(text);
}

describe('ledgers', () => {
  it.each(cases)('$name', (one) => {
    const parts = partsOf(one);
    const [ledger] = ledgersOf(parts);
    expect((ledger?.rows ?? []).map(rowLabel)).toEqual(one.rows);
    expect((ledger?.checks ?? []).map(({ kind, verdict }) => `${kind} ${verdict}`)).toEqual(one.checks);
    if (one.says !== undefined) expect(ledger!.checks.map(({ sentence }) => sentence).join('\n')).toContain(one.says);
    if (one.totals !== undefined) expect(ledger!.totals).toHaveLength(one.totals);
    if (ledger) expectQuotes(ledger, parts);
  });

  it('are kept only of types that ask for it', () => {
    const { ledger: _, ...without } = THEFT;
    expect(makeLedgers(partsOf(cases[0]!), [without])).toEqual([]);
  });

  it('do not change with the order of mentions, figures, claims and entities', () => {
    for (const one of cases) {
      const parts = partsOf(one);
      const expected = ledgersOf(parts);
      const shuffled = fc.record({
        documents: fc.constant(parts.documents),
        eventMentions: fc.shuffledSubarray([...parts.eventMentions], { minLength: parts.eventMentions.length }),
        figures: fc.shuffledSubarray([...parts.figures], { minLength: parts.figures.length }),
        claims: fc.shuffledSubarray([...parts.claims], { minLength: parts.claims.length }),
        entities: fc.shuffledSubarray([...parts.entities], { minLength: parts.entities.length }),
      });
      fc.assert(
        fc.property(shuffled, (other) => {
          expect(ledgersOf(other)).toEqual(expected);
        }),
        { numRuns: 20 },
      );
    }
  });

  it('show a copy beside its original and add nothing up', () => {
    const [first, second] = [partsOf(cases[1]!, 'a'), partsOf(cases[1]!, 'b')];
    const both = {
      documents: [...first.documents, ...second.documents],
      eventMentions: [...second.eventMentions, ...first.eventMentions],
      figures: [...first.figures, ...second.figures],
      claims: [...first.claims, ...second.claims],
      entities: [],
    };
    const [[one], [two]] = [ledgersOf(first), ledgersOf(both)];
    expect(two!.rows).toHaveLength(2 * one!.rows.length);
    const bounds = ({ totals }: Ledger) => totals.map(({ amounts }) => amounts.map(({ low, high }) => [low, high]));
    expect(bounds(two!)).toEqual(bounds(one!));
    expect(two!.totals[0]!.amounts[0]!.figures.map(({ document }) => document)).toEqual(['a', 'b']);
  });

  it('leave what is denied out of totals and sums, not out of the rows', () => {
    const parts = partsOf(cases[2]!);
    const claims = parts.claims.map((claim) => ({ ...claim, stance: 'denies' as const }));
    const [ledger] = ledgersOf({ ...parts, claims });
    expect([ledger!.rows.length, ledger!.totals, ledger!.checks]).toEqual([2, [], []]);
  });

  it('take time that grows with the text alone', () => {
    const line = 'The amount stolen by Norland fell 54% to $1.7 billion in 2023, up from 219 in 2022, and ';
    const one = (times: number): Case => ({
      ...cases[0]!,
      lines: [line.repeat(times)],
      figures: Array.from({ length: times }, () => [
        '54% [54 percent, fall]',
        '$1.7 billion [1.7e9 USD]',
        '219 [219 USD]',
      ]).flat(),
      mentions: [{ trigger: 'stolen', actor: 'Norland', amount: '$1.7 billion' }],
    });
    const parts = partsOf(one(3000));
    // The least of three: others may be using the processor too.
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      expect(ledgersOf(parts)[0]!.rows.length).toBeGreaterThan(100);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(3000);
  });
});
