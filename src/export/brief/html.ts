// The brief as one page that asks nothing of the network: what is claimed on one side, the texts with the words marked on the other.
import type { Analysis } from '../../document/analysis.ts';
import { STANCES } from '../../document/claim.ts';
import type { Document } from '../../document/document.ts';
import type { Span } from '../../document/span.ts';
import type { Brief, BriefClaim, BriefDocument, BriefSource, Fact, OwnVoice, Words } from './brief.ts';
import { detailsOf, eventDetails, eventLead, NO_WORDS, saidLabel } from './details.ts';
import type { BriefEvent, BriefFigure } from './happenings.ts';
import { STYLE } from './html-style.ts';
import { inertCodes, inMarks, shorten, unbroken } from './inert.ts';
import type { BriefKnown } from './known.ts';
import type { LedgerLine } from './ledger.ts';
import { formatPlace, type Place } from './lines.ts';
import { type Mark, markLines } from './marks.ts';
import { count, creditMeaning, spaced } from './sentences.ts';

const SHOWN_WORDS = 60;
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A whole HTML page. `brief` is that of `analysis`. Throws a RangeError where it would be longer than a string can be. */
export function formatHtml(brief: Brief, analysis: Analysis): string {
  return [...htmlPieces(brief, analysis)].join('');
}

/** The page in pieces, because that of a large dossier is longer than the longest string. */
export function* htmlPieces(brief: Brief, analysis: Analysis): Generator<string> {
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${plain(`Brief: ${count(brief.documents.length, 'document')}, ${count(analysis.claims.length, 'claim')}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header>
<h1>Brief</h1>
<p>${plain(brief.summary)}</p>
${navigation(brief)}
</header>
`;
  const { documents, known, contradictions, gaps, expected, figures, ledgers, sources, ownVoice, unread, legend } =
    brief;
  yield* section(
    'known',
    'What is known',
    each(
      known.filter(({ single }) => !single),
      (one) => knownCard(one, analysis),
    ),
  );
  yield* section('against', 'What does not fit together', factBlock(contradictions, analysis));
  yield* section(
    'single',
    'Single reports',
    each(
      known.filter(({ single }) => single),
      (one) => knownCard(one, analysis),
    ),
  );
  yield* section('expected', 'What is planned or expected', eventList(expected, analysis));
  yield* section('gaps', 'What the documents do not give', list(gaps.map(plain)));
  yield* section('screening', 'Names on lists of sanctions', screeningBlocks(brief));
  yield* section(
    'documents',
    'Documents',
    each(documents, (document, at) => documentCard(document, analysis.documents[at]!, analysis)),
  );
  yield* section('figures', 'Figures', figureTable(figures, analysis));
  for (const [at, { heading, lines }] of ledgers.entries())
    yield* section(ledgerId(at), plain(heading), ledgerList(lines, analysis));
  yield* section(
    'sources',
    'Claims, by source',
    [alike(brief)],
    each(sources, (source) => sourceBlock(source, analysis)),
  );
  yield* section(
    'own',
    'In the outlets’ own voice',
    each(ownVoice, (voice) => ownVoiceBlock(voice, analysis)),
  );
  yield* section('unread', 'Not read', list(unread.map((one) => `<bdi>${plain(one)}</bdi>`)));
  yield* section('key', 'How to read this', [...list(legend.map(plain)), key()]);
  yield '</main>\n';
  if (documents.length > 0) {
    const marks = marksByDocument(brief, analysis);
    yield '<section class="texts" id="texts" aria-labelledby="h-texts" tabindex="0">\n<h2 id="h-texts">The texts</h2>\n';
    for (const [at, document] of analysis.documents.entries())
      yield `${documentText(document, documents[at]!, marks[at]!)}\n`;
    yield '</section>\n';
  }
  yield '</body>\n</html>\n';
}

function* each<T>(values: readonly T[], block: (value: T, at: number) => string): Generator<string> {
  for (const [at, value] of values.entries()) yield block(value, at);
}

/** Text of a stranger on one line, as HTML. */
function plain(text: string): string {
  return escapeHtml(inertCodes(unbroken(text)));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** A section with its blocks, in pieces; none where every block is empty. */
function* section(id: string, heading: string, ...blocks: readonly Iterable<string>[]): Generator<string> {
  let opened = false;
  for (const part of blocks) {
    for (const block of part) {
      if (block === '') continue;
      if (!opened) yield `<section id="${id}" aria-labelledby="h-${id}">\n<h2 id="h-${id}">${heading}</h2>\n`;
      opened = true;
      yield `${block}\n`;
    }
  }
  if (opened) yield '</section>\n';
}

function list(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`<ul class="plain">${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`];
}

function navigation(brief: Brief): string {
  const places: readonly (readonly [id: string, label: string, number: number])[] = [
    ['known', 'What is known', brief.known.filter(({ single }) => !single).length],
    ['against', 'What does not fit', brief.contradictions.length],
    ['single', 'Single reports', brief.known.filter(({ single }) => single).length],
    ['expected', 'What is expected', brief.expected.length],
    ['gaps', 'What is missing', brief.gaps.length],
    ...(brief.screening ? [['screening', 'On lists', brief.screening.hits.length] as const] : []),
    ['documents', 'Documents', brief.documents.length],
    ['figures', 'Figures', brief.figures.length],
    ...brief.ledgers.map(({ heading, lines }, at) => [ledgerId(at), plain(heading), lines.length] as const),
    ['sources', 'Claims, by source', brief.sources.length],
    ['own', 'Outlets’ own voice', brief.ownVoice.length],
    ['unread', 'Not read', brief.unread.length],
    ['key', 'How to read this', 1],
    ['texts', 'The texts', brief.documents.length],
  ];
  const links = places
    .filter(([, , number]) => number > 0)
    .map(([id, label]) => `<li><a href="#${id}">${label}</a></li>`);
  return `<nav aria-label="Parts of the brief"><ul>${links.join('')}</ul></nav>`;
}

/** The language as an attribute; nothing where the code is not one. */
function languageAttribute({ language }: Document): string {
  return language !== 'und' && /^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,3}$/i.test(language) ? ` lang="${language}"` : '';
}

function quoted(words: string, document: Document): string {
  return `<bdi class="words"${languageAttribute(document)}>${plain(inMarks(words))}</bdi>`;
}

function documentCard(document: BriefDocument, source: Document, analysis: Analysis): string {
  const title = `<bdi${languageAttribute(source)}>${plain(document.untitled ? inMarks(document.title) : document.title)}</bdi>`;
  const address = document.address === undefined ? '' : `<p class="head">${addressLink(document.address)}</p>`;
  const facts = document.facts.map((fact) => factRow(fact, analysis)).join('');
  return `<article>
<h3><a href="#d${document.number}"><span class="number">[${document.number}]</span> ${title}</a>${document.untitled ? ' <span class="soft">(no title)</span>' : ''}</h3>
<p class="head"><bdi>${document.headline.map(plain).join('</bdi> · <bdi>')}</bdi></p>
${address}
<dl>${facts}</dl>
</article>`;
}

function knownCard(
  { id, label, verdict, support, contested, explanation, facts }: BriefKnown,
  analysis: Analysis,
): string {
  const rows = facts.map((fact) => factRow(fact, analysis)).join('');
  return `<article class="event" id="e-${id}">
<h3><bdi>${plain(label)}</bdi> <span class="verdict v-${support}${contested ? ' v-contested' : ''}">${plain(verdict)}</span></h3>
<p><bdi>${plain(explanation)}</bdi></p>
<dl>${rows}</dl>
</article>`;
}

function factBlock(facts: readonly Fact[], analysis: Analysis): string[] {
  return facts.length === 0 ? [] : [`<dl>${facts.map((fact) => factRow(fact, analysis)).join('')}</dl>`];
}

function addressLink(address: string): string {
  const shown = `<bdi>${plain(address)}</bdi>`;
  if (!/^https?:\/\/[^\s\u0000-\u001f]+$/i.test(address)) return shown;
  return `<a href="${escapeHtml(inertCodes(address))}" rel="noreferrer noopener external">${shown}</a>`;
}

function factRow(fact: Fact, { documents }: Analysis): string {
  const words = fact.words
    .map((found) => `${quoted(shorten(found.text, SHOWN_WORDS), documents[found.document - 1]!)} ${lineLink(found)}`)
    .join('; ');
  const sentence = fact.sentence === '' ? '' : `<bdi>${plain(fact.sentence)}</bdi>`;
  return `<dt>${fact.label}</dt><dd>${[sentence, words].filter((part) => part).join(' ')}</dd>`;
}

function lineLink(place: Place): string {
  return `<a class="place" href="#d${place.document}-${place.line}" aria-label="line ${place.line} of document ${place.document}">[${formatPlace(place)}]</a>`;
}

function alike(brief: Brief): string {
  return brief.alike.map((sentence) => `<p class="soft"><bdi>${plain(sentence)}</bdi></p>`).join('\n');
}

function eventList(events: readonly BriefEvent[], analysis: Analysis): string[] {
  if (events.length === 0) return [];
  return [`<ol class="claims">\n${events.map((event) => eventRow(event, analysis)).join('\n')}\n</ol>`];
}

function eventRow(event: BriefEvent, { documents }: Analysis): string {
  const say = (words: Words) => quoted(words.text, documents[words.document - 1]!);
  const details = eventDetails(event, say, (text) => `<bdi>${plain(text)}</bdi>`).join(' · ');
  return `<li class="told"><div><b>${plain(eventLead(event))}</b> ${say(event.trigger)} ${claimLink(event.said.number, event.trigger)}</div><div class="details">${details}</div></li>`;
}

function figureTable(figures: readonly BriefFigure[], { documents }: Analysis): string[] {
  if (figures.length === 0) return [];
  const rows = figures.map((figure) => {
    const { counts, words, reading, said } = figure;
    const cells = [
      `<bdi>${plain(counts)}</bdi>`,
      `${quoted(words.text, documents[words.document - 1]!)} ${claimLink(said.number, words)}`,
      plain(reading),
      `<bdi>${plain(saidLabel(said))}</bdi>`,
    ];
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  const head = ['Counts', 'Words', 'Read as', 'By'].map((name) => `<th scope="col">${name}</th>`).join('');
  return [`<table class="figures"><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`];
}

function screeningBlocks({ screening }: Brief): string[] {
  if (screening === undefined) return [];
  const rows = screening.hits.map(({ lead, details }) => {
    const small = details.map((detail) => `<bdi>${plain(detail)}</bdi>`).join(' · ');
    return `<li class="told"><div><b><bdi>${plain(lead)}</bdi></b></div><div class="details">${small}</div></li>`;
  });
  return [
    `<p>${plain(screening.sentence)}</p>`,
    ...(rows.length > 0 ? [`<ol class="claims">\n${rows.join('\n')}\n</ol>`] : []),
  ];
}

function ledgerId(at: number): string {
  return `ledger-${at + 1}`;
}

function ledgerList(lines: readonly LedgerLine[], analysis: Analysis): string[] {
  if (lines.length === 0) return [];
  return [`<ol class="claims">\n${lines.map((line) => ledgerRow(line, analysis)).join('\n')}\n</ol>`];
}

function ledgerRow({ lead, words, details, said }: LedgerLine, { documents }: Analysis): string {
  const places = words.map((found) => {
    const link = said === undefined ? lineLink(found) : claimLink(said.number, found);
    return `${quoted(found.text, documents[found.document - 1]!)} ${link}`;
  });
  const small = details.map((detail) => `<bdi>${plain(detail)}</bdi>`).join(' · ');
  return `<li class="told"><div><b><bdi>${plain(lead)}</bdi></b> ${places.join('; ')}</div><div class="details">${small}</div></li>`;
}

/** To the claim that the words stand in. */
function claimLink(number: number, { document, line, page, start, end }: Place): string {
  const place = { document, line, start, end, ...(page === undefined ? {} : { page }) };
  return `<a class="place" href="#c${number}" aria-label="claim ${number}, line ${line} of document ${document}">[${formatPlace(place)}]</a>`;
}

function sourceBlock(source: BriefSource, analysis: Analysis): string {
  const unnamed = source.unnamed === undefined ? '' : ` <span class="soft">(${plain(source.unnamed)})</span>`;
  const documents = source.documents.map((number) => `<a href="#d${number}">[${number}]</a>`).join(' ');
  return `<section>
<h3><bdi>${plain(source.name)}</bdi>${unnamed} <span class="soft number">${count(source.claims.length, 'claim')} in ${documents}</span></h3>
${claimList(source.claims, analysis)}
</section>`;
}

function ownVoiceBlock({ document, claims }: OwnVoice, analysis: Analysis): string {
  return `<details>
<summary>[${document}] · ${count(claims.length, 'claim')}</summary>
${claimList(claims, analysis)}
</details>`;
}

function claimList(claims: readonly BriefClaim[], analysis: Analysis): string {
  return `<ol class="claims">\n${claims.map((claim) => claimRow(claim, analysis)).join('\n')}\n</ol>`;
}

function claimRow(claim: BriefClaim, { documents }: Analysis): string {
  const say = (words: Words) => quoted(words.text, documents[words.document - 1]!);
  const contents = claim.contents.length > 0 ? claim.contents.map(say).join(' … ') : NO_WORDS;
  const details = detailsOf(claim, say, (text) => `<bdi>${plain(text)}</bdi>`).join(' · ');
  const { document, line } = claim.at;
  const link = `<a class="place" href="#w${claim.number}" aria-label="claim ${claim.number} in its text: line ${line} of document ${document}">[${formatPlace(claim.at)}]</a>`;
  return `<li class="claim" id="c${claim.number}"><span class="stance${claim.does === claim.stance ? ` s-${claim.stance}` : ''}">${claim.does}</span><div>${contents} ${link}</div><div class="details">${details}</div></li>`;
}

function key(): string {
  const stances = STANCES.map((stance) => `<mark class="content s-${stance}">${stance}</mark>`).join(' ');
  return `<p class="soft key">In the texts: <mark class="source">who speaks</mark>, <mark class="cue">the words that attribute</mark>, what is said: ${stances}. The small number after the words leads back to the claim.</p>`;
}

function documentText(document: Document, { number, title, untitled }: BriefDocument, marks: readonly Mark[]): string {
  const pages = document.pages ?? [];
  let page = 0;
  const lines = markLines(document.text, marks, (text) => escapeHtml(inertCodes(text))).map((line) => {
    let label = '';
    for (; pages[page] !== undefined && pages[page]!.start <= line.start; page++) {
      label = `<span class="page">page ${pages[page]!.page}</span>\n`;
    }
    return `${label}<p id="d${number}-${line.number}"><span class="n">${line.number}</span><span class="l" dir="auto">${line.html}</span></p>`;
  });
  const shown = untitled ? inMarks(title) : title;
  return `<article class="text" id="d${number}" aria-labelledby="t${number}"${languageAttribute(document)}>
<h3 id="t${number}"><span class="number">[${number}]</span> <bdi>${plain(shown)}</bdi></h3>
${lines.join('\n')}
</article>`;
}

/** The marks of each document: what is said, who says it, by which words; then credits and notes. */
function marksByDocument(brief: Brief, analysis: Analysis): Mark[][] {
  const attributions = new Map(analysis.attributions.map((attribution) => [attribution.id, attribution]));
  const claims = new Map(analysis.claims.map((claim) => [claim.id, claim]));
  const layers = analysis.documents.map(() => new Layer());
  for (const { claims: own } of brief.ownVoice) for (const claim of own) addWords(layers, claim, 'own');
  for (const { claims: said } of brief.sources) {
    for (const claim of said) {
      addWords(layers, claim, `content s-${claim.stance}`);
      const attribution = attributions.get(claims.get(claim.id)?.attribution ?? '');
      const layer = layers[claim.at.document - 1]!;
      for (const source of attribution?.sources ?? []) layer.add(source, 'source', `speaks in claim ${claim.number}`);
      if (attribution) layer.add(attribution.cue, 'cue', `attributes claim ${claim.number}`);
    }
  }
  analysis.documents.forEach((document, index) => {
    for (const credit of document.credits) {
      const meaning = creditMeaning(credit, document.kind === 'agency-copy');
      layers[index]!.add(credit.quote, 'credit', meaning, meaning.replace(/\.$/, ''));
    }
    for (const note of document.notes) {
      if (note.end > note.start) layers[index]!.add(note, 'note', note.message, `note: ${spaced(note.kind)}`);
    }
  });
  return layers.map((layer) => layer.marks());
}

/** The words that a claim is looked up by carry its anchor and the link back. */
function addWords(layers: readonly Layer[], claim: BriefClaim, kind: string): void {
  const words = claim.contents.length > 0 ? claim.contents : claim.cue ? [claim.cue] : [];
  const title = `claim ${claim.number}: ${claim.does}, ${claim.certainty}`;
  words.forEach((found, index) => {
    layers[found.document - 1]!.add(found, kind, title, undefined, index === 0 ? claim.number : undefined);
  });
}

interface Marked extends Span {
  readonly kind: string;
  readonly titles: string[];
  readonly tags: string[];
  readonly claims: number[];
}

/** The marks of one document; what marks the same words in the same way is one mark. */
class Layer {
  readonly #marked = new Map<string, Marked>();

  add({ start, end }: Span, kind: string, title: string, tag?: string, claim?: number): void {
    const id = `${start} ${end} ${kind}`;
    const marked = this.#marked.get(id) ?? { start, end, kind, titles: [], tags: [], claims: [] };
    this.#marked.set(id, marked);
    marked.titles.push(title);
    if (tag !== undefined) marked.tags.push(tag);
    if (claim !== undefined) marked.claims.push(claim);
  }

  marks(): Mark[] {
    return [...this.#marked.values()].map(htmlMark);
  }
}

function htmlMark({ start, end, kind, titles, tags, claims }: Marked): Mark {
  const attributes = `class="${kind}" title="${plain(titles.join('; '))}"`;
  const [first, ...others] = claims;
  const id = first === undefined ? '' : ` id="w${first}"`;
  const anchors = others.map((number) => `<span id="w${number}"></span>`).join('');
  const backs = claims.map(
    (number) => `<a class="back" href="#c${number}" aria-label="back to claim ${number}">${number}</a>`,
  );
  const tagged = tags.map((tag) => `<small class="tag" lang="en">(${plain(tag)})</small>`);
  return {
    start,
    end,
    open: `<mark${id} ${attributes}>${anchors}`,
    again: `<mark ${attributes}>`,
    close: '</mark>',
    after: [...backs, ...tagged].join(''),
  };
}
