// How a claim was read: its words, the words that attribute it, what its firmness rests on, from whom it comes, what it is about.
import type { Attribution } from '../../document/attribution.ts';
import type { Claim } from '../../document/claim.ts';
import type { Quote } from '../../document/span.ts';
import { readingOf, timeLabel } from '../brief/happenings.ts';
import { spaced } from '../brief/sentences.ts';
import { chainRows } from './event.ts';
import {
  claimRows,
  type Explanation,
  eventRow,
  filled,
  type Ground,
  maybe,
  originRow,
  type Row,
  row,
} from './explanation.ts';

export function explainClaim(claim: Claim, ground: Ground): Explanation {
  const { id, document, stance, chain } = claim;
  const sections = [
    { heading: 'Claim', rows: contentRows(claim, ground) },
    { heading: 'How it was attributed', rows: attributionRows(claim, ground) },
    { heading: 'Stance and certainty', rows: firmnessRows(claim, ground) },
    { heading: 'From whom it comes', rows: [...chainRows(chain, document, ground), row('traced', claim.traced)] },
    { heading: 'Origins, and what else comes from them', rows: originRows(claim, ground) },
    { heading: 'Events', rows: eventRows(claim, ground) },
    { heading: 'Figures', rows: figureRows(claim, ground) },
    { heading: 'Contradictions', rows: contradictionRows(claim, ground) },
  ];
  const label = `${ground.speakerOf(id)} ${stance}`;
  return { version: '1', kind: 'claim', id, label, sections: filled(sections) };
}

function contentRows({ contents, document, voice, status, aboutLaw }: Claim, ground: Ground): Row[] {
  return [
    ...contents.map((quote) => row('words', '', { words: [ground.words(document, quote)] })),
    ...(contents.length === 0 ? [row('words', 'none of its own')] : []),
    row('document', ground.documentLabel(document), { of: { kind: 'document', id: document } }),
    row('voice', VOICES[voice]),
    ...(status === 'live' ? [] : [row('status', status)]),
    ...maybe('law', aboutLaw),
  ];
}

const VOICES: Readonly<Record<Claim['voice'], string>> = {
  attributed: 'attributed to a source',
  outlet: 'the outlet’s own',
  lost: 'speech printed as the article’s own words, its speaker lost',
};

function attributionRows({ attribution: id, document, confidence }: Claim, ground: Ground): Row[] {
  const attribution = ground.attributions.get(id ?? '');
  const sure = row('confidence', `${confidence.toFixed(2)}: how sure Hearsay is that it read this right`);
  if (!attribution) return [row('cue', 'none: nobody is named for it'), sure];
  const { sources, antecedent, cue, form, kind, parent } = attribution;
  const quoted = (label: string, quote: Quote) => row(label, '', { words: [ground.words(document, quote)] });
  return [
    ...sources.map((quote) => quoted('source', quote)),
    ...(sources.length === 0 ? [row('source', 'left out')] : []),
    ...(antecedent ? [quoted('that is', antecedent)] : []),
    quoted('cue', cue),
    row('form', FORMS[form]),
    ...(kind === 'speech' ? [] : [row('kind', `${kind}: it puts nothing forward as true`)]),
    ...claimsOf(parent, ground).map((outer) => ({ ...outer, label: 'inside of' })),
    sure,
  ];
}

const FORMS: Readonly<Record<Attribution['form'], string>> = {
  direct: 'direct: all of it is quotation',
  mixed: 'mixed: some of it is quotation',
  indirect: 'indirect: none of it is quotation',
};

/** The claims of the attribution that holds this one. */
function claimsOf(attribution: string | undefined, ground: Ground): Row[] {
  if (attribution === undefined) return [];
  const outer = ground.analysis.claims.filter((claim) => claim.attribution === attribution);
  return claimRows(
    outer.map(({ id }) => id),
    ground,
  );
}

function firmnessRows(claim: Claim, ground: Ground): Row[] {
  const { stance, certainty, hedges, condition, record, access, saidAt, asOf, document } = claim;
  const place = (quote: Quote) => ground.words(document, quote);
  const cue = ground.attributions.get(claim.attribution ?? '')?.cue;
  return [
    row('stance', cue ? `${stance}, by the cue` : stance, { words: cue ? [place(cue)] : [] }),
    row('certainty', certaintyBasis(certainty, hedges.length), { words: hedges.map(place) }),
    ...(condition ? [row('condition', 'it depends on', { words: [place(condition)] })] : []),
    row('record', record === 'unstated' ? 'the text does not say on what terms' : record),
    row('access', access === 'unstated' ? 'the text does not say how the speaker knows' : spaced(access)),
    ...maybe('said', saidAt && timeLabel(saidAt)),
    ...maybe('as of', asOf && timeLabel(asOf)),
  ];
}

function certaintyBasis(certainty: Claim['certainty'], hedges: number): string {
  if (hedges > 0) return `${certainty}, by`;
  if (certainty === 'certain') return 'certain: no word was found that lowers it';
  return certainty === 'unstated' ? 'unstated: such a stance makes no claim to truth' : certainty;
}

function originRows({ id, origins }: Claim, ground: Ground): Row[] {
  return origins.map((origin) => ({
    ...originRow('origin', origin, ground),
    rows: claimRows(
      (ground.origins.get(origin)?.claims ?? []).filter((other) => other !== id),
      ground,
    ),
  }));
}

function eventRows({ id, document }: Claim, ground: Ground): Row[] {
  const mentions = ground.mentionsOf(id);
  return ground.eventsOf(id).map((event) => {
    const here = mentions.filter((mention) => event.mentions.includes(mention.id));
    const states = new Set(here.map(({ modality, polarity }) => `${modality}${polarity === 'no' ? ' not' : ''}`));
    return {
      ...eventRow([...states].join(', ') || 'event', event),
      words: here.map(({ trigger }) => ground.words(document, trigger)),
    };
  });
}

function figureRows({ id }: Claim, ground: Ground): Row[] {
  return ground.analysis.figures
    .filter(({ claim }) => claim === id)
    .map((figure) => {
      const { start, end, text } = figure;
      const words = [ground.words(figure.document, { start, end, text })];
      return row(figure.counts ?? figure.unit, `read as ${readingOf(figure)}:`, { words });
    });
}

function contradictionRows({ id }: Claim, ground: Ground): Row[] {
  return ground.analysis.contradictions
    .filter(({ claims }) => claims.includes(id))
    .map(({ kind, explanation, claims }) =>
      row(kind, explanation, {
        rows: claimRows(
          claims.filter((other) => other !== id),
          ground,
        ),
      }),
    );
}
