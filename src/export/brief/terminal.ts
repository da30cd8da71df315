// The brief as lines for a terminal: hanging indents, colour only for stance, nothing of a text that could act on the screen.
import type { Stance } from '../../document/claim.ts';
import type { Brief, BriefClaim, BriefDocument, BriefSource, Fact, OwnVoice, Words } from './brief.ts';
import { detailsOf, eventDetails, eventLead, figureDetails, NO_WORDS } from './details.ts';
import type { BriefEvent, BriefFigure } from './happenings.ts';
import { inMarks, oneLine, shorten } from './inert.ts';
import type { BriefKnown } from './known.ts';
import type { LedgerLine } from './ledger.ts';
import { formatPlace } from './lines.ts';
import type { BriefScreening } from './screening.ts';
import { count } from './sentences.ts';
import { wrap } from './width.ts';

export interface TerminalOptions {
  /** Columns, 80 when not given; less than 20 counts as 20. */
  readonly width?: number;
  /** True writes SGR colour codes around the stance. */
  readonly color?: boolean;
  /** True prints every claim in an outlet's own voice, not only the first three of each document. */
  readonly all?: boolean;
}

interface Page {
  readonly width: number;
  readonly narrow: boolean;
  readonly color: boolean;
}

const SGR: Readonly<Record<Stance, string>> = {
  asserts: '',
  confirms: '32',
  denies: '31',
  doubts: '91',
  declines: '33',
  relays: '2',
  demands: '35',
  commits: '36',
};

const OWN_VOICE_SHOWN = 3;
const SHOWN_WORDS = 60;

/** Text that ends in a line feed; no line is wider than `width`. */
export function formatTerminal(brief: Brief, { width = 80, color = false, all = false }: TerminalOptions = {}): string {
  const page: Page = { width: Math.max(20, width), narrow: width < 60, color };
  const blocks = [
    wrap('', brief.summary, 0, page.width),
    ...section(
      page,
      'What is known',
      brief.known.filter(({ single }) => !single).map((known) => knownLines(known, page)),
    ),
    ...section(page, 'What does not fit together', [brief.contradictions.flatMap((fact) => factLines(fact, 2, page))]),
    ...section(
      page,
      'Single reports',
      brief.known.filter(({ single }) => single).map((known) => knownLines(known, page)),
    ),
    ...section(page, 'What is planned or expected', [brief.expected.flatMap((event) => eventLines(event, page))]),
    ...section(page, 'What the documents do not give', [brief.gaps.flatMap((gap) => line('  ', gap, 4, page))]),
    ...section(page, 'Names on lists of sanctions', brief.screening ? [screeningLines(brief.screening, page)] : []),
    ...section(
      page,
      'Documents',
      brief.documents.map((document) => documentLines(document, page)),
    ),
    ...section(page, 'Figures', [brief.figures.flatMap((figure) => figureLines(figure, page))]),
    ...brief.ledgers.flatMap(({ heading, lines }) =>
      section(page, heading, [lines.flatMap((entry) => ledgerLines(entry, page))]),
    ),
    ...section(page, 'Claims, by source', [
      ...(brief.alike.length > 0 ? [brief.alike.flatMap((sentence) => line('', sentence, 2, page))] : []),
      ...brief.sources.map((source) => sourceLines(source, page)),
    ]),
    ...section(
      page,
      'In the outlets’ own voice',
      brief.ownVoice.map((voice) => ownVoiceLines(voice, all, page)),
    ),
    ...section(page, 'Not read', [brief.unread.flatMap((unread) => line('', unread, 4, page))]),
    ...section(page, 'How to read this', [brief.legend.flatMap((sentence) => line('', sentence, 2, page))]),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** A heading with its blocks; nothing where there are none. */
function section(page: Page, heading: string, blocks: readonly string[][]): string[][] {
  const filled = blocks.filter((lines) => lines.length > 0);
  return filled.length === 0 ? [] : [line('', heading.toUpperCase(), 2, page), ...filled];
}

function line(lead: string, text: string, hang: number, page: Page): string[] {
  return wrap(lead, oneLine(text), hang, page.width).map((line) => line.replaceAll('\u00a0', ' ').trimEnd());
}

function documentLines(document: BriefDocument, page: Page): string[] {
  const lead = `[${document.number}] `;
  const indent = Math.min(lead.length, 6);
  const title = document.untitled ? `${inMarks(document.title)} (no title)` : document.title;
  const under = ' '.repeat(indent);
  return [
    ...line(lead, title, indent, page),
    ...line(under, document.headline.join(' · '), indent, page),
    ...(document.address === undefined ? [] : line(under, document.address, indent, page)),
    ...document.facts.flatMap((fact) => factLines(fact, indent, page)),
  ];
}

function knownLines({ label, verdict, explanation, facts }: BriefKnown, page: Page): string[] {
  return [
    ...line('', `${label} — ${verdict}`, 2, page),
    ...line('  ', explanation, 2, page),
    ...facts.flatMap((fact) => factLines(fact, 2, page)),
  ];
}

function factLines(fact: Fact, indent: number, page: Page): string[] {
  const words = fact.words
    .map((found) => `${inMarks(shorten(found.text, SHOWN_WORDS))} [${formatPlace(found)}]`)
    .join('; ');
  const text = [fact.sentence, words].filter((part) => part).join(' ');
  const label = ' '.repeat(indent) + (page.narrow ? `${fact.label}  ` : fact.label.padEnd(10));
  return line(label, text, page.narrow ? indent + 2 : indent + 10, page);
}

function eventLines(event: BriefEvent, page: Page): string[] {
  const { trigger } = event;
  return [
    ...line('  ', `${eventLead(event)} · ${marked(trigger)} [${formatPlace(trigger)}]`, 4, page),
    ...line('    ', eventDetails(event, marked, oneLine).join(' · '), 4, page),
  ];
}

function figureLines(figure: BriefFigure, page: Page): string[] {
  const { counts, words } = figure;
  const details = figureDetails(figure, oneLine).join(' · ');
  return line('  ', `${counts}: ${marked(words)} [${formatPlace(words)}] · ${details}`, 4, page);
}

function ledgerLines({ lead, words, details }: LedgerLine, page: Page): string[] {
  const places = words.map((found) => `${marked(found)} [${formatPlace(found)}]`).join('; ');
  return line('  ', `${lead}: ${places} · ${details.join(' · ')}`, 4, page);
}

function screeningLines({ sentence, hits }: BriefScreening, page: Page): string[] {
  return [
    ...line('  ', sentence, 4, page),
    ...hits.flatMap(({ lead, details }) => [
      ...line('  ', lead, 4, page),
      ...line('    ', details.join(' · '), 4, page),
    ]),
  ];
}

function sourceLines(source: BriefSource, page: Page): string[] {
  const documents = source.documents
    .slice(0, 12)
    .map((number) => `[${number}]`)
    .join(' ');
  const more = source.documents.length > 12 ? ` and ${source.documents.length - 12} more` : '';
  const unnamed = source.unnamed === undefined ? '' : ` (${source.unnamed})`;
  return [
    ...line('', `${source.name}${unnamed} · ${count(source.claims.length, 'claim')} in ${documents}${more}`, 2, page),
    ...source.claims.flatMap((claim) => claimLines(claim, page)),
  ];
}

function ownVoiceLines({ document, claims }: OwnVoice, all: boolean, page: Page): string[] {
  const shown = all ? claims : claims.slice(0, OWN_VOICE_SHOWN);
  const rest = claims.length - shown.length;
  return [
    `[${document}] · ${count(claims.length, 'claim')}`,
    ...shown.flatMap((claim) => claimLines(claim, page)),
    ...(rest > 0 ? line('  ', `… and ${rest} more in the outlet’s own voice (--all shows them)`, 4, page) : []),
  ];
}

function claimLines(claim: BriefClaim, page: Page): string[] {
  const stance = `  ${page.narrow ? claim.does : claim.does.padEnd(9)} `;
  const hang = page.narrow ? 4 : stance.length;
  const words = line(stance, contentText(claim), hang, page);
  const details = line(' '.repeat(hang), detailsOf(claim, marked, oneLine).join(' · '), hang, page);
  return [paint(words[0]!, claim.does, page), ...words.slice(1), ...details];
}

function paint(first: string, does: BriefClaim['does'], { color }: Page): string {
  const code = does === 'intends' ? '' : SGR[does];
  return color && code !== '' ? `  \u001b[${code}m${does}\u001b[0m${first.slice(2 + does.length)}` : first;
}

/** The words in quotation marks, parts that stand apart joined by "…", with their place. */
function contentText({ contents, at }: BriefClaim): string {
  const words = contents.length > 0 ? contents.map(marked).join(' … ') : NO_WORDS;
  return `${words} [${formatPlace(at)}]`;
}

function marked({ text }: Words): string {
  return inMarks(text);
}
