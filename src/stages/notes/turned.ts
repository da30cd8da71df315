// Finds words whose sense paraphrase turned round: "sought to strain relations with", where "strengthen" is near-certain.
import { type Note, noteOn } from '../../document/note.ts';
import type { Span } from '../../document/span.ts';
import type { SpanIndex } from '../../document/span-index.ts';
import type { Sentence, Token } from '../../document/token.ts';
import { CHANGE, NO_AMOUNT, OTHER_DIRECTION, TURNED, type TurnedPhrase } from './en.turned.ts';

/** Longer sentences are no prose, and phrases in them were not written by one hand. */
const LONGEST = 1_000;

/** Characters behind a phrase in which its exceptions are looked for, besides all before it. */
const SCOPE = 30;

const BY_TRIGGER = new Map<string, (TurnedPhrase | 'change')[]>(Object.keys(CHANGE).map((word) => [word, ['change']]));
for (const turned of TURNED) {
  for (const word of turned.triggers) BY_TRIGGER.set(word, [...(BY_TRIGGER.get(word) ?? []), turned]);
}

/** Notes on turned senses: at most one a phrase of the list and sentence. */
export function findTurned(
  text: string,
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  skip: SpanIndex<Span>,
): Note[] {
  const inText = new Map<TurnedPhrase, boolean>();
  const fitsText = (turned: TurnedPhrase) => {
    if (!inText.has(turned)) inText.set(turned, turned.inText?.test(text) !== false && !turned.notInText?.test(text));
    return inText.get(turned)!;
  };
  return sentences.flatMap((sentence) => {
    if (sentence.end - sentence.start > LONGEST) return [];
    const found = triggersIn(tokens, sentence);
    if (found.size === 0 || skip.overlaps(sentence)) return [];
    return withoutOverlaps(
      [...found].flatMap(
        (turned) =>
          (turned === 'change' ? noteOnFigures(text, sentence) : noteOnPhrase(text, sentence, turned, fitsText)) ?? [],
      ),
    );
  });
}

function triggersIn(tokens: readonly Token[], { tokens: [first, last] }: Sentence): Set<TurnedPhrase | 'change'> {
  const found = new Set<TurnedPhrase | 'change'>();
  for (let at = first; at < last; at++) {
    const triggered = BY_TRIGGER.get(tokens[at]!.lower);
    if (triggered !== undefined) for (const turned of triggered) found.add(turned);
  }
  return found;
}

function noteOnPhrase(
  text: string,
  sentence: Span,
  turned: TurnedPhrase,
  fitsText: (turned: TurnedPhrase) => boolean,
): Note | undefined {
  const words = text.slice(sentence.start, sentence.end);
  const match = turned.pattern.exec(words);
  if (!match || turned.unless?.test(words.slice(0, match.index + match[0].length + SCOPE))) return undefined;
  if (!fitsText(turned)) return undefined;
  const found = match.groups!.turned!;
  const start = sentence.start + match.index + match[0].indexOf(found);
  return turnedNote(text, start, start + found.length, turned.instead, turned.because);
}

function turnedNote(text: string, start: number, end: number, instead: readonly string[], because: string): Note {
  return noteOn(
    text,
    start,
    end,
    'turned-sense',
    `“${text.slice(start, end)}” does not fit what stands around it (${because}): “${instead.join('” or “')}” was meant, so the sense is turned round or lost.`,
  );
}

function withoutOverlaps(notes: readonly Note[]): Note[] {
  return notes.filter(
    (note, at) => !notes.slice(0, at).some((other) => other.start < note.end && note.start < other.end),
  );
}

const AMOUNT = String.raw`(?<!\p{L})((?:US)?[$€£])?(\d[\d,]*(?:\.\d+)?)(?![\d:]|\p{L}|-)(\s?%|\s+(?:percent(?:age points)?|per cent|hundred|thousand|million|billion|trillion)(?!\p{L}))?`;
const BETWEEN = String.raw`(?:\s+(?!to\b|from\b)[\p{L}’'.]+|\s+(?:19|20)\d\d\b){0,8}?`;
const MOVES = [
  // "rose [by 5 percent] to B [last year] from A"; "rose from A … to B"; "B …, up from A"
  new RegExp(
    String.raw`\b([a-z]+)\s+(?:by\s+)?(?:[$€£]?[\d.,]+(?:\s?%|\s+\p{L}+)?\s+)?to\s+(?<to>${AMOUNT})${BETWEEN}\s+from\s+(?<from>${AMOUNT})`,
    'iu',
  ),
  new RegExp(String.raw`\b([a-z]+)\s+from\s+(?<from>${AMOUNT})${BETWEEN}\s+to\s+(?<to>${AMOUNT})`, 'iu'),
];
const BESIDE = new RegExp(String.raw`,\s+(up|down)\s+from\s+(?<from>${AMOUNT})`, 'iu');

/** A figure that moves the other way than its verb says. */
function noteOnFigures(text: string, sentence: Span): Note | undefined {
  const words = text.slice(sentence.start, sentence.end);
  if (!/\d.*\d/su.test(words) || NO_AMOUNT.test(words)) return undefined;
  for (const move of MOVES) {
    const match = move.exec(words);
    const direction = match ? CHANGE[match[1]!.toLowerCase()] : undefined;
    if (!match || direction === undefined) continue;
    const { from, to } = match.groups!;
    if (isOtherWay(direction, from!, to!))
      return figureNote(text, sentence.start + match.index, match[1]!, from!, to!, direction);
  }
  const beside = BESIDE.exec(words);
  if (!beside) return undefined;
  const before = [...words.slice(0, beside.index).matchAll(new RegExp(AMOUNT, 'giu'))].filter(
    (amount) => !isYear(amount[0]),
  );
  const [only] = before;
  const direction = CHANGE[beside[1]!.toLowerCase()]!;
  if (before.length !== 1 || !isOtherWay(direction, beside.groups!.from!, only![0])) return undefined;
  const at = sentence.start + beside.index + beside[0].indexOf(beside[1]!);
  return figureNote(text, at, beside[1]!, beside.groups!.from!, only![0], direction);
}

function figureNote(text: string, start: number, word: string, from: string, to: string, direction: 1 | -1): Note {
  const because = `from ${from.trim()} to ${to.trim()} it goes the other way, or a figure is wrong`;
  return turnedNote(text, start, start + word.length, OTHER_DIRECTION[direction], because);
}

function isYear(amount: string): boolean {
  return /^(?:19|20)\d\d$/.test(amount.trim());
}

function isOtherWay(direction: 1 | -1, from: string, to: string): boolean {
  const [before, after] = [amountOf(from), amountOf(to)];
  if (!before || !after || before.unit !== after.unit || isYear(from) || isYear(to)) return false;
  return direction > 0 ? after.value < before.value : after.value > before.value;
}

const SCALES: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};

function amountOf(words: string): { value: number; unit: string } | undefined {
  const match = new RegExp(AMOUNT, 'iu').exec(words);
  if (!match) return undefined;
  const value = Number(match[2]!.replaceAll(',', ''));
  const suffix = (match[3] ?? '').trim().toLowerCase();
  const scale = SCALES[suffix];
  return {
    value: value * (scale ?? 1),
    unit: (match[1] ?? '') + (scale === undefined ? suffix.replace(/^(?:percent|per cent)$/, '%') : '*'),
  };
}
