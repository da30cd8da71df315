// The brief as Markdown with footnotes, in which nothing of a text can become markup, a link or HTML.
import type { Brief, BriefClaim, BriefDocument, BriefSource, Fact, OwnVoice, Words } from './brief.ts';
import { detailsOf, eventDetails, eventLead, figureDetails, NO_WORDS } from './details.ts';
import type { BriefEvent, BriefFigure } from './happenings.ts';
import { inMarks, oneLine, shorten } from './inert.ts';
import type { BriefKnown } from './known.ts';
import type { LedgerLine } from './ledger.ts';
import type { Place } from './lines.ts';
import { count } from './sentences.ts';

const SHOWN_WORDS = 60;

/** Markdown (CommonMark with footnotes) that ends in a line feed. */
export function formatMarkdown(brief: Brief): string {
  const notes = new Footnotes();
  const blocks = [
    '# Brief',
    escapeMarkdown(brief.summary),
    ...section(
      'What is known',
      brief.known.filter(({ single }) => !single).map((known) => knownBlock(known, notes)),
    ),
    ...section(
      'What does not fit together',
      [brief.contradictions.map((fact) => factLine(fact, notes)).join('\n')].filter((block) => block !== ''),
    ),
    ...section(
      'Single reports',
      brief.known.filter(({ single }) => single).map((known) => knownBlock(known, notes)),
    ),
    ...section('What is planned or expected', list(brief.expected.map((event) => eventLine(event, notes)))),
    ...section('What the documents do not give', list(brief.gaps.map(escapeMarkdown))),
    ...section('Names on lists of sanctions', screeningBlocks(brief)),
    ...section(
      'Documents',
      brief.documents.map((document) => documentBlock(document, notes)),
    ),
    ...section('Figures', list(brief.figures.map((figure) => figureLine(figure, notes)))),
    ...brief.ledgers.flatMap(({ heading, lines }) =>
      section(escapeMarkdown(heading), list(lines.map((line) => ledgerLine(line, notes)))),
    ),
    ...section('Claims, by source', [
      ...brief.alike.map(escapeMarkdown),
      ...brief.sources.map((source) => sourceBlock(source, notes)),
    ]),
    ...section(
      'In the outlets’ own voice',
      brief.ownVoice.map((voice) => ownVoiceBlock(voice, notes)),
    ),
    ...section('Not read', list(brief.unread.map(escapeMarkdown))),
    ...section('How to read this', list(brief.legend.map(escapeMarkdown))),
    notes.lines.join('\n'),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** Footnotes named after document, line and a running number: [^2-14-1]. */
class Footnotes {
  readonly lines: string[] = [];
  readonly #used = new Map<string, number>();

  /** The mark of a new footnote that says where the words stand. */
  add(place: Place): string {
    const line = `${place.document}-${place.line}`;
    const number = (this.#used.get(line) ?? 0) + 1;
    this.#used.set(line, number);
    const label = `[^${line}-${number}]`;
    const page = place.page === undefined ? '' : `, page ${place.page}`;
    this.lines.push(
      `${label}: Document ${place.document}, line ${place.line}${page}, characters ${place.start} to ${place.end}.`,
    );
    return label;
  }
}

function section(heading: string, blocks: readonly string[]): string[] {
  return blocks.length === 0 ? [] : [`## ${heading}`, ...blocks];
}

function list(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [lines.map((line) => `- ${line}`).join('\n')];
}

function screeningBlocks({ screening }: Brief): string[] {
  if (screening === undefined) return [];
  const hits = screening.hits.map(
    ({ lead, details }) => `**${escapeMarkdown(lead)}** ${escapeMarkdown(details.join(' · '))}`,
  );
  return [escapeMarkdown(screening.sentence), ...list(hits)];
}

function documentBlock(document: BriefDocument, notes: Footnotes): string {
  const title = document.untitled ? `${inMarks(document.title)} (no title)` : document.title;
  return [
    `### \\[${document.number}\\] ${escapeMarkdown(title)}`,
    '',
    `${escapeMarkdown(document.headline.join(' · '))}`,
    '',
    ...(document.address === undefined ? [] : [`- **address** ${code(document.address)}`]),
    ...document.facts.map((fact) => factLine(fact, notes)),
  ].join('\n');
}

function knownBlock({ label, verdict, explanation, facts }: BriefKnown, notes: Footnotes): string {
  return [
    `### ${escapeMarkdown(label)}`,
    '',
    `**${verdict}** ${escapeMarkdown(explanation)}`,
    '',
    ...facts.map((fact) => factLine(fact, notes)),
  ].join('\n');
}

function factLine(fact: Fact, notes: Footnotes): string {
  const words = fact.words.map((found) => escapeMarkdown(inMarks(shorten(found.text, SHOWN_WORDS))) + notes.add(found));
  const sentence = fact.sentence === '' ? [] : [escapeMarkdown(fact.sentence)];
  return `- **${fact.label}** ${[...sentence, ...(words.length > 0 ? [words.join('; ')] : [])].join(' ')}`;
}

function eventLine(event: BriefEvent, notes: Footnotes): string {
  const marked = (words: Words) => escapeMarkdown(inMarks(words.text));
  const trigger = marked(event.trigger) + notes.add(event.trigger);
  return `**${escapeMarkdown(eventLead(event))}** ${trigger} — ${eventDetails(event, marked, escapeMarkdown).join(' · ')}`;
}

function figureLine(figure: BriefFigure, notes: Footnotes): string {
  const words = escapeMarkdown(inMarks(figure.words.text)) + notes.add(figure.words);
  return `**${escapeMarkdown(figure.counts)}** ${words} — ${figureDetails(figure, escapeMarkdown).join(' · ')}`;
}

function ledgerLine({ lead, words, details }: LedgerLine, notes: Footnotes): string {
  const noted = words.map((found) => escapeMarkdown(inMarks(found.text)) + notes.add(found)).join('; ');
  return `**${escapeMarkdown(lead)}** ${noted} — ${details.map(escapeMarkdown).join(' · ')}`;
}

function sourceBlock(source: BriefSource, notes: Footnotes): string {
  const unnamed = source.unnamed === undefined ? '' : ` (${source.unnamed})`;
  const documents = source.documents.map((number) => `\\[${number}\\]`).join(' ');
  return [
    `### ${escapeMarkdown(`${source.name}${unnamed}`)}`,
    '',
    `${count(source.claims.length, 'claim')} in ${documents}`,
    '',
    ...source.claims.map((claim) => claimLine(claim, notes)),
  ].join('\n');
}

function ownVoiceBlock({ document, claims }: OwnVoice, notes: Footnotes): string {
  return [
    `### \\[${document}\\]: ${count(claims.length, 'claim')}`,
    '',
    ...claims.map((claim) => claimLine(claim, notes)),
  ].join('\n');
}

function claimLine(claim: BriefClaim, notes: Footnotes): string {
  const noted = (words: Words) => escapeMarkdown(inMarks(words.text)) + notes.add(words);
  const contents = claim.contents.length > 0 ? claim.contents.map(noted).join(' … ') : NO_WORDS;
  const details = detailsOf(claim, noted, escapeMarkdown);
  return `- **${claim.does}** ${contents} — ${details.join(' · ')}`;
}

const MARKUP = /[\\`*_[\]{}()#+\-!|~^$]/g;

/** Text on one line in which every character stands for itself. Words that a reader might turn into a link become code. */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .split(' ')
    .map((word) => (linkLike(word) ? codeWord(word) : escapeWord(word)))
    .join(' ');
}

function escapeWord(word: string): string {
  const plain = word.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  // Hyphens, signs and brackets inside prose mark nothing unless they open something; the quotation marks stay readable.
  if (/^\d+[.)]$/.test(plain)) return `${plain.slice(0, -1)}\\${plain.slice(-1)}`;
  return plain.replace(MARKUP, (mark) => (harmless(mark, plain) ? mark : `\\${mark}`));
}

/** A hyphen or a plain bracket within a word that neither begins nor ends a construct. */
function harmless(mark: string, word: string): boolean {
  if (mark === '-') return !/^[-=]+$/.test(word) && !word.startsWith('-') && !word.includes('--');
  if (mark === '(' || mark === ')') return !word.includes(']');
  return false;
}

function linkLike(word: string): boolean {
  return word.includes('://') || word.includes('@') || /www\.|mailto:|xmpp:/i.test(word);
}

/** The word as code, with the punctuation around it left outside. */
function codeWord(word: string): string {
  let start = 0;
  let end = word.length;
  while (start < end && '“"(‘'.includes(word[start]!)) start++;
  while (end > start && ',;.:!?)”"’'.includes(word[end - 1]!)) end--;
  return escapeWord(word.slice(0, start)) + code(word.slice(start, end)) + escapeWord(word.slice(end));
}

/** A code span, fenced by more backticks than the text has in a row; nothing inside is markup. */
function code(text: string): string {
  const line = oneLine(text);
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return line === '' ? '' : `${fence}${space}${line}${space}${fence}`;
}
