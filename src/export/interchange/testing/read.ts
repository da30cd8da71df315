// Reads back what is exported, as another program would.
import type { Analysis } from '../../../document/analysis.ts';
import { type InterchangeFormat, interchangePieces } from '../index.ts';
import { EVENT_TYPES } from './fixture.ts';
import type { FtmEntity } from './ftm-rules.ts';

export function exported(analysis: Analysis, format: InterchangeFormat): string {
  return [...interchangePieces(analysis, { format, eventTypes: EVENT_TYPES })].join('');
}

type Node = Readonly<Record<string, unknown>>;

export function bundleOf(analysis: Analysis): Node & { readonly objects: readonly Node[] } {
  return JSON.parse(exported(analysis, 'stix'));
}

export function entitiesOf(analysis: Analysis): readonly FtmEntity[] {
  return linesOf(exported(analysis, 'ftm')) as FtmEntity[];
}

export function linesOf(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

interface Selector {
  readonly type: string;
  readonly exact?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly start?: number;
  readonly end?: number;
}
export interface Target {
  readonly source: string;
  readonly selector: readonly [Selector, Selector];
}
export interface Annotation extends Node {
  readonly id: string;
  readonly body: readonly { readonly value?: string }[];
  readonly target: Target | readonly Target[] | string;
}

export function collectionOf(analysis: Analysis): Node & { readonly first: { readonly items: readonly Annotation[] } } {
  return JSON.parse(exported(analysis, 'webannotation'));
}

/** Rows by the names of their columns; quotes doubled, lines ended by CRLF. */
export function rowsOf(csv: string): Readonly<Record<string, string>>[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  const [heads = [], ...cells] = rows.slice(0, -1);
  return cells.map((row) => Object.fromEntries(heads.map((head, at) => [head, row[at] ?? ''])));
}
