// Sources, cues and contents on PolNeAR's development split: exact fragments, reported speech as a whole, and what each step adds.
import type { Span } from '../../src/document/span.ts';
import type { Token } from '../../src/document/token.ts';
import type { Models } from '../../src/models/models.ts';
import { bestSpans, type SpanShare } from '../../src/models/sequence-model.ts';
import { formsOf } from '../../src/stages/attributions/en.ts';
import { jointsOf } from '../../src/stages/attributions/features.ts';
import {
  findCandidates,
  partsOf,
  readAttributions,
  readFirst,
  secondEmissions,
  type TokenAttribution,
  tokenFeatures,
  weigh,
} from '../../src/stages/attributions/read.ts';
import { frameOf } from '../../src/stages/attributions/reading-frame.ts';
import { readDocuments, type TrainingDocument } from '../../training/attributions/documents.ts';
import { markedAs } from '../../training/attributions/learn.ts';
import type { MarkedAttribution } from '../../training/data/polnear.ts';
import {
  add,
  type Counts,
  f1,
  firstAfter,
  matchAttributions,
  NONE,
  type PARTS,
  precision,
  recall,
  scoreFragments,
} from '../../training/score.ts';

/** Verbs of reported speech; an attribution is reported speech when one is in its cue, or "according". */
const REPORTING = new Set([
  'according',
  ...formsOf(
    'say said said says saying;tell told told tells telling;add;announce;argue;ask;assert;believe;claim;comment;complain;concede;conclude;confirm;contend;declare;' +
      'deny denied denied denies denying;describe;emphasize;estimate;explain;express;indicate;insist;joke;maintain;mention;note;observe;predict;promise;propose;' +
      'quip quipped quipped quips quipping;recall;remark;reply replied replied replies replying;report;respond;reveal;speculate;state;stress;suggest;' +
      'swear swore sworn swears swearing;testify testified testified testifies testifying;think thought thought thinks thinking;tweet;urge;vow;warn;' +
      'write wrote written writes writing;accuse;acknowledge;admit admitted admitted admits admitting;allege;assure;call;cite;continue;criticize;demand;pledge;reiterate',
  ),
]);

const percent = (share: number) => (100 * share).toFixed(1).padStart(5);

function pad(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
    .join('  ')
    .trimEnd();
}

export function fragmentsTables(dataFolder: string, models: Models): string {
  const documents = readDocuments(dataFolder, 'dev', models);
  const read = documents.map((document) => readAttributions(document, models).attributions);
  return [
    ...stepsTable(documents, models, read),
    '',
    ...speechTable(documents, read),
    '',
    ...reliabilityTable(documents, read),
  ].join('\n');
}

function scoreRow(
  name: string,
  documents: readonly TrainingDocument[],
  found: readonly (readonly MarkedAttribution[])[],
): string {
  const count = (part: (typeof PARTS)[number], split: boolean): Counts =>
    documents.reduce(
      (sum, { attributions, sentences }, at) =>
        add(sum, scoreFragments(attributions, found[at]!, part, split ? sentences : undefined)),
      NONE,
    );
  const columns = [count('source', false), count('cue', false), count('content', false), count('content', true)];
  const last = columns[3]!;
  return pad(
    [name, ...columns.map((counts) => percent(f1(counts))), percent(precision(last)), percent(recall(last))],
    STEP_WIDTHS,
  );
}

const STEP_WIDTHS = [44, 7, 7, 8, 8, 8, 8];

/** The rows of an ablation: each step of the reader in place of all that follow it. */
function stepsTable(
  documents: readonly TrainingDocument[],
  models: Models,
  read: readonly (readonly TokenAttribution[])[],
): string[] {
  const parts = partsOf(models);
  const [first, second] = [models.get('attributions').sequence('first'), models.get('attributions').sequence('second')];
  const steps: [MarkedAttribution[][], MarkedAttribution[][], MarkedAttribution[][], MarkedAttribution[][]] = [
    [],
    [],
    [],
    [],
  ];
  for (const document of documents) {
    const frame = frameOf(document, models.forms, parts.lexicon);
    const joints = jointsOf(
      frame,
      document.tokens.map(({ lower }) => lower),
    );
    const seen = tokenFeatures(frame);
    const reading = readFirst(first, seen, joints);
    const emissions = secondEmissions(second, frame, seen, reading);
    const secondPath = parts.second.bestLabels(emissions, joints);
    const { candidates } = findCandidates(parts.second, frame, emissions, joints);
    const weighed = weigh(parts.spans, frame, candidates);
    steps[0].push([fromPath(document, reading.path)]);
    steps[1].push([fromPath(document, secondPath)]);
    steps[2].push([
      fromSpans(
        document,
        bestSpans(candidates, () => 0.45),
      ),
    ]);
    steps[3].push([
      fromSpans(
        document,
        bestSpans(weighed, ({ kind }) => parts.thresholds.spans[kind]!),
      ),
    ]);
  }
  const linked = read.map((found, at) => found.map((one) => markedAs(documents[at]!, one)));
  return [
    pad(['exact F1, polnear dev', 'source', 'cue', 'content', 'split', 'split P', 'split R'], STEP_WIDTHS),
    scoreRow('first model, best labels', documents, steps[0]),
    scoreRow('+ second model over the first', documents, steps[1]),
    scoreRow('+ spans by their probability', documents, steps[2]),
    scoreRow('+ third model over spans', documents, steps[3]),
    scoreRow('+ links and what completes them (all)', documents, linked),
    pad(['bar', '77', '71.5', '', '69'], STEP_WIDTHS),
    pad(['a trial model', '75.4', '70.5', '', '67.2'], STEP_WIDTHS),
    pad(['annotators among themselves', '78.6', '71.3', '71.9', '74.2'], STEP_WIDTHS),
  ];
}

function fromPath(document: TrainingDocument, path: Uint8Array): MarkedAttribution {
  const spans: SpanShare[] = [];
  for (let at = 0; at < path.length; at++) {
    const label = path[at]!;
    if (label === 0) continue;
    const kind = (label - 1) >> 1;
    const before = spans.at(-1);
    if ((label & 1) === 0 && before?.kind === kind && before.last === at)
      spans[spans.length - 1] = { ...before, last: at + 1 };
    else spans.push({ kind, first: at, last: at + 1, share: 1 });
  }
  return fromSpans(document, spans);
}

function fromSpans({ tokens }: TrainingDocument, spans: readonly SpanShare[]): MarkedAttribution {
  const of = (kind: number) =>
    spans
      .filter((span) => span.kind === kind)
      .map(({ first, last }) => ({ start: tokens[first]!.start, end: tokens[last - 1]!.end }));
  return { source: of(0), cue: of(1), content: of(2) };
}

const FORMS = ['direct', 'mixed', 'indirect'] as const;

function isReported(attribution: MarkedAttribution, { tokens }: TrainingDocument): boolean {
  return attribution.cue.some((span) => tokensIn(span, tokens).some(({ lower }) => REPORTING.has(lower)));
}

function tokensIn({ start, end }: Span, tokens: readonly Token[]): Token[] {
  const found: Token[] = [];
  for (let at = firstAfter(tokens, start); at < tokens.length && tokens[at]!.start < end; at++) found.push(tokens[at]!);
  return found;
}

function formOf(attribution: MarkedAttribution, { tokens }: TrainingDocument): (typeof FORMS)[number] {
  const words = attribution.content
    .flatMap((span) => tokensIn(span, tokens))
    .filter(({ kind }) => kind !== 'punctuation');
  const quoted = words.filter((token) => token.quoted).length;
  return quoted === 0 ? 'indirect' : quoted === words.length ? 'direct' : 'mixed';
}

interface Judged {
  readonly form: (typeof FORMS)[number];
  readonly confidence: number;
  readonly right: boolean;
}

/** Reported speech, found and marked, each with whether it has its like on the other side. */
function judge(
  documents: readonly TrainingDocument[],
  read: readonly (readonly TokenAttribution[])[],
): { found: Judged[]; gold: Judged[] } {
  const all = { found: [] as Judged[], gold: [] as Judged[] };
  for (const [at, document] of documents.entries()) {
    const taken = read[at]!.map((one) => ({ confidence: one.confidence, marked: markedAs(document, one) }));
    const matches = matchAttributions(
      document.attributions,
      taken.map((one) => one.marked),
      document.tokens,
    );
    const [rightGold, rightFound] = [
      new Set(matches.map((match) => match.gold)),
      new Set(matches.map((match) => match.found)),
    ];
    for (const [index, one] of document.attributions.entries()) {
      if (isReported(one, document))
        all.gold.push({ form: formOf(one, document), confidence: 1, right: rightGold.has(index) });
    }
    for (const [index, one] of taken.entries()) {
      if (!isReported(one.marked, document)) continue;
      all.found.push({ form: formOf(one.marked, document), confidence: one.confidence, right: rightFound.has(index) });
    }
  }
  return all;
}

function share(judged: readonly Judged[]): number {
  return judged.length === 0 ? 0 : judged.filter(({ right }) => right).length / judged.length;
}

function speechTable(documents: readonly TrainingDocument[], read: readonly (readonly TokenAttribution[])[]): string[] {
  const { found, gold } = judge(documents, read);
  const widths = [44, 7, 7, 7, 7];
  const row = (name: string, found: readonly Judged[], gold: readonly Judged[], bar: string) => {
    const [p, r] = [share(found), share(gold)];
    return pad([name, percent(p), percent(r), percent(p + r === 0 ? 0 : (2 * p * r) / (p + r)), bar], widths);
  };
  const bars = { direct: '96', mixed: '85', indirect: '78' };
  const goldCount = gold.length;
  const atLeast = (least: number) => found.filter(({ confidence }) => confidence >= least);
  return [
    pad([`reported speech, overlap (${goldCount} marked)`, 'P', 'R', 'F1', 'bar'], widths),
    row('all', found, gold, '85'),
    ...FORMS.map((form) =>
      row(
        form,
        found.filter((one) => one.form === form),
        gold.filter((one) => one.form === form),
        bars[form],
      ),
    ),
    ...[0.5, 0.6, 0.7, 0.8, 0.9, 0.95].map((least) => {
      const kept = atLeast(least);
      const right = kept.filter((one) => one.right).length;
      return pad([`confidence ≥ ${least}`, percent(share(kept)), percent(right / goldCount), '', ''], widths);
    }),
  ];
}

/** Of attributions of all kinds: how sure the reader was, and how often it was right. */
function reliabilityTable(
  documents: readonly TrainingDocument[],
  read: readonly (readonly TokenAttribution[])[],
): string[] {
  const judged = documents.flatMap((document, at) => {
    const found = read[at]!.map((one) => markedAs(document, one));
    const right = new Set(matchAttributions(document.attributions, found, document.tokens).map((match) => match.found));
    return read[at]!.map(({ confidence }, index) => ({ confidence, right: right.has(index) }));
  });
  const widths = [44, 7, 7, 7];
  const bins = Array.from({ length: 10 }, (_, bin) =>
    judged.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin),
  );
  const error = bins.reduce((sum, bin) => {
    const mean = bin.reduce((total, { confidence }) => total + confidence, 0);
    return sum + Math.abs(mean - bin.filter(({ right }) => right).length);
  }, 0);
  return [
    pad(['reliability: confidence, all attributions', 'count', 'said', 'right'], widths),
    ...bins.flatMap((bin, at) => {
      if (bin.length === 0) return [];
      const mean = bin.reduce((total, { confidence }) => total + confidence, 0) / bin.length;
      const right = bin.filter((one) => one.right).length / bin.length;
      const bar = '█'.repeat(Math.round(right * 20));
      return [
        `${pad([`${at / 10}-${(at + 1) / 10}`, String(bin.length), percent(mean), percent(right)], widths)}  ${bar}`,
      ];
    }),
    `expected calibration error ${percent(error / Math.max(1, judged.length)).trim()} %`,
  ];
}
