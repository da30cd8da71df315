// Changes as an Atom feed (RFC 4287), for any feed reader: one entry for each change, the latest first.

import type { Change } from '../../document/change.ts';
import { sha256Hex } from '../../document/id.ts';
import { byCodeUnit } from '../../document/order.ts';
import { oneLine } from '../brief/inert.ts';
import { escapeXml } from '../office/xml.ts';
import { kindWords, verdictWords } from './sentences.ts';

export interface AtomOptions {
  /** Names the dossier for ever: the ids of feed and entries are made of it. */
  readonly dossier: string;
  readonly title: string;
  /** ISO instant: `updated` of a feed without changes. */
  readonly since: string;
  /** Address under which the feed can be had. */
  readonly self?: string;
  /** Address of an event's page, for those who have one. */
  readonly linkOf?: (event: string) => string;
  readonly version: string;
}

/** The feed. The same changes give the same bytes, and a change keeps its id in every feed of its dossier. */
export function changesAsAtom(changes: readonly Change[], options: AtomOptions): string {
  const { dossier, title, since, self, version } = options;
  const latestFirst = [...changes].sort((a, b) => byCodeUnit(b.at, a.at));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `  <id>${uuidOf('changes', dossier)}</id>`,
    `  <title>${textOf(title)}</title>`,
    `  <updated>${textOf(latestFirst[0]?.at ?? since)}</updated>`,
    '  <author><name>Hearsay</name></author>',
    `  <generator version="${textOf(version)}">Hearsay</generator>`,
    ...(self === undefined ? [] : [`  <link rel="self" type="application/atom+xml" href="${textOf(self)}"/>`]),
    ...latestFirst.map((change) => entryOf(change, options)),
    '</feed>',
    '',
  ].join('\n');
}

function entryOf(change: Change, { dossier, linkOf }: AtomOptions): string {
  const { kind, at, event, explanation } = change;
  const words = `${verdictWords(change)}.${explanation === '' ? '' : ` ${explanation}`}`;
  const link = linkOf === undefined ? [] : [`    <link rel="alternate" href="${textOf(linkOf(event.id))}"/>`];
  return [
    '  <entry>',
    `    <id>${uuidOf('change', dossier, kind, at, event.id)}</id>`,
    `    <title>${textOf(`${kindWords(change)}: ${event.label}`)}</title>`,
    `    <updated>${textOf(at)}</updated>`,
    ...link,
    `    <category term="${kind}"/>`,
    `    <category term="${textOf(event.type)}"/>`,
    `    <content type="text">${textOf(words)}</content>`,
    '  </entry>',
  ].join('\n');
}

function textOf(words: string): string {
  return escapeXml(oneLine(words));
}

/** A UUID of version 8 (RFC 9562), whose bits are those of a SHA-256. */
function uuidOf(...parts: readonly string[]): string {
  const hex = sha256Hex(new TextEncoder().encode(JSON.stringify(parts)));
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) & 3];
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
