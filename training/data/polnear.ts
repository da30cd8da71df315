// PolNeAR (Newell et al. 2018): news articles with sources, cues and contents marked by hand, in brat's standoff format.
import type { Span } from '../../src/document/span.ts';
import { readData } from './folder.ts';

export type Part = 'source' | 'cue' | 'content';

/** One attribution as marked; each part is a list of fragments in text order, empty where there is none. */
export type MarkedAttribution = Readonly<Record<Part, readonly Span[]>>;

export interface MarkedDocument {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly MarkedAttribution[];
}

/** The articles of a split as their first annotator marked them. */
export function readPolnear(dataFolder: string, split: 'train' | 'dev'): MarkedDocument[] {
  return readData(dataFolder, `polnear/${split}.jsonl.gz`)
    .trim()
    .split('\n')
    .map((line) => {
      const { id, text, annotations } = JSON.parse(line) as {
        id: string;
        text: string;
        annotations: Readonly<Record<string, string>>;
      };
      return { id, text, attributions: parseStandoff(Object.values(annotations)[0]!) };
    });
}

/** The attributions in one annotator's standoff; lines that are no span and no attribution are passed over. */
export function parseStandoff(standoff: string): MarkedAttribution[] {
  const spans = new Map<string, readonly Span[]>();
  const attributions: MarkedAttribution[] = [];
  for (const line of standoff.split('\n')) {
    const [id = '', body = ''] = line.split('\t');
    if (/^T\d+$/.test(id)) spans.set(id, parseFragments(body));
  }
  for (const line of standoff.split('\n')) {
    const [id = '', body = ''] = line.split('\t');
    if (!/^E\d+$/.test(id)) continue;
    const roles = body.split(' ').map((role) => role.split(':') as [string, string]);
    const of = (name: string) =>
      roles
        .filter(([role]) => role.replace(/\d+$/, '') === name)
        .flatMap(([, span]) => spans.get(span) ?? [])
        .sort((a, b) => a.start - b.start);
    attributions.push({ source: of('Source'), cue: of('Cue'), content: of('Content') });
  }
  return attributions;
}

/** "Content 315 448;463 553" → both fragments. */
function parseFragments(body: string): Span[] {
  return body
    .slice(body.indexOf(' ') + 1)
    .split(';')
    .map((fragment) => {
      const [start = 0, end = 0] = fragment.split(' ').map(Number);
      return { start, end };
    });
}
