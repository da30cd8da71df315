// FactBank with uncertainty cues (Vincze 2014, Szeged): news sentences with the words marked that make them uncertain.
import { readData } from './folder.ts';

/** What makes it uncertain: a condition, somebody's belief, a possibility, a likelihood, a question. */
export const CUE_KINDS = ['condition', 'belief', 'possible', 'probable', 'question'] as const;
export type CueKind = (typeof CUE_KINDS)[number];

export interface MarkedCue {
  readonly start: number;
  readonly end: number;
  readonly kind: CueKind;
}

export interface MarkedSentence {
  readonly text: string;
  readonly cues: readonly MarkedCue[];
}

export interface FactbankDocument {
  readonly id: string;
  readonly sentences: readonly MarkedSentence[];
}

/** The set's own names; it calls "may" probable and "likely" possible. */
const KINDS: Readonly<Record<string, CueKind>> = {
  speculation_hypo_condition: 'condition',
  speculation_hypo_doxastic: 'belief',
  speculation_modal_probable: 'possible',
  speculation_modal_possible: 'probable',
  speculation_hypo_investigation: 'question',
};

export function readFactbank(dataFolder: string): FactbankDocument[] {
  const xml = readData(dataFolder, 'certainty/szeged-factbank.xml.gz');
  return [...xml.matchAll(/<Document [^>]*>.*?<\/Document>/gs)].map(([document]) => ({
    id: /<DocID[^>]*>([^<]*)/.exec(document)?.[1] ?? '',
    sentences: [...document.matchAll(/<Sentence [^>]*>(.*?)<\/Sentence>/gs)].map(([, inner]) => parseSentence(inner!)),
  }));
}

function parseSentence(xml: string): MarkedSentence {
  const cues: MarkedCue[] = [];
  let text = '';
  let open: { readonly start: number; readonly kind: CueKind } | undefined;
  for (const [piece] of xml.matchAll(/<[^>]*>|[^<]+/g)) {
    if (!piece.startsWith('<')) text += unescapeXml(piece);
    else if (piece.startsWith('</ccue') && open) {
      cues.push({ ...open, end: text.length });
      open = undefined;
    } else if (piece.startsWith('<ccue')) {
      const type = /type="([^"]*)"/.exec(piece)?.[1]?.replace(/[_\s]+$/, '') ?? '';
      open = { start: text.length, kind: KINDS[type] ?? 'possible' };
    }
  }
  return { text, cues };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(words: string): string {
  return words.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
