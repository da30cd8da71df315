// The cases of the law: read from YAML, answered, compared with what is expected.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { TouchAnswer } from '../../src/document/verdict.ts';
import type { Law } from '../../src/sanctions/provisions/law.ts';
import { lawNotes, statementIn } from '../../src/sanctions/provisions/statements.ts';
import { type MadeEvent, makeTold } from '../../src/sanctions/provisions/testing.ts';
import { touch } from '../../src/sanctions/provisions/touch.ts';

interface EventCase extends MadeEvent {
  readonly case: string;
  readonly says: string;
  /** Answers by paragraph or regime. */
  readonly expect: Readonly<Record<string, TouchAnswer>>;
  /** Paragraphs that it must not touch. */
  readonly not?: readonly string[];
  /** Nothing else may touch. */
  readonly only?: boolean;
  readonly 'not-touched'?: boolean;
  /** An answer that may not come. */
  readonly never?: TouchAnswer;
  readonly standard?: boolean;
}

interface LawCase {
  readonly case: string;
  readonly says: string;
  /** A sentence about the law. */
  readonly law: string;
  readonly expect: { readonly differs?: boolean; readonly about?: string; readonly note?: string };
}

export type Case = EventCase | LawCase;

export function readCases(file: URL): readonly Case[] {
  return parse(readFileSync(file, 'utf8')) as readonly Case[];
}

/** What is wrong with the answers to a case; none where they are as expected. */
export function faultsOf(one: Case, law: Law): string[] {
  return 'law' in one ? lawFaults(one, law) : eventFaults(one, law);
}

function lawFaults({ law: words, expect }: LawCase, law: Law): string[] {
  const found = statementIn(words, law);
  const notes = lawNotes(words, [], law);
  return [
    ...(expect.about === undefined || found?.about === expect.about ? [] : [`about ${found?.about}`]),
    ...(expect.differs === undefined || (found?.differs !== undefined) === expect.differs ? [] : ['differs']),
    ...(expect.note === undefined || notes.some(({ text }) => text === expect.note) ? [] : ['no note']),
  ];
}

function eventFaults(one: EventCase, law: Law): string[] {
  const { event, mentions } = makeTold(one);
  const hits = touch(event, law, {
    mentions,
    documentOf: () => undefined,
    evidence: { standard: 'either', standardMet: false },
  });
  const answers = new Map(hits.map(({ provision, answer }) => [provision, answer]));
  const touched = hits.filter(({ answer }) => answer === 'touches' || answer === 'touches-if');
  const allowed = new Set(Object.keys(one.expect));
  return [
    ...Object.entries(one.expect).flatMap(([id, answer]) =>
      answers.get(id) === answer ? [] : [`${id} ${answers.get(id) ?? 'not told'}`],
    ),
    ...touched.flatMap(({ provision, answer }) => {
      const isUnwanted = one['not-touched'] || one.not?.includes(provision) || (one.only && !allowed.has(provision));
      return isUnwanted || answer === one.never ? [`${provision} ${answer}`] : [];
    }),
    ...(one.standard !== undefined && hits.some(({ standardMet }) => standardMet !== one.standard) ? ['standard'] : []),
  ];
}
