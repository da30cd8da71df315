// Rows that somebody judged become judgements of claims, or a sentence each that says what is wrong with them.
import { CERTAINTIES, type Certainty, type Claim, STANCES, type Stance } from '../../document/claim.ts';
import { grouped } from '../../document/grouped.ts';
import { oneLine, shorten } from '../brief/inert.ts';
import { claimState } from './state.ts';
import type { JudgedCell, JudgedTable } from './table.ts';
import { HEADS, nearest, SHEET_KINDS, type SheetKind } from './words.ts';

/** A judgement as a sheet has it; who made it and when is for others to say. */
export interface SheetJudgement {
  /** Claim id. */
  readonly target: string;
  readonly kind: SheetKind;
  /** For `correct`: what differs from the claim. */
  readonly correction?: { readonly stance?: Stance; readonly certainty?: Certainty };
  readonly why: string;
  /** Number that spreadsheets show. */
  readonly row: number;
}

/** A row, or a sheet, that was not taken. */
export interface SheetProblem {
  readonly row?: number;
  /** "AK7". */
  readonly cell?: string;
  /** One sentence. */
  readonly message: string;
}

export interface JudgementPlan {
  readonly judgements: readonly SheetJudgement[];
  readonly problems: readonly SheetProblem[];
}

/** Characters of a reason. */
const LONGEST_REASON = 5_000;

/** The judgements of a table about `claims`, in its order. A row with anything wrong gives problems and no judgement. */
export function planOf(table: JudgedTable, claims: ReadonlyMap<string, Claim>): JudgementPlan {
  const judgements: SheetJudgement[] = [];
  const problems: SheetProblem[] = [];
  for (const { row, cells } of table.rows) {
    if (!isJudged(cells)) continue;
    const read = readRow(row, cells, claims);
    if ('target' in read) judgements.push(read);
    else problems.push({ row, ...read });
  }
  return withoutContradictions(judgements, problems);
}

type Cells = Readonly<Record<keyof typeof HEADS, JudgedCell>>;
type Wrong = Omit<SheetProblem, 'row'>;

function isJudged({ kind, stance, certainty, why }: Cells): boolean {
  return [kind, stance, certainty, why].some(({ text, isFormula }) => isFormula || text !== '');
}

function readRow(row: number, cells: Cells, claims: ReadonlyMap<string, Claim>): SheetJudgement | Wrong {
  const formula = Object.values(cells).find(({ isFormula }) => isFormula);
  if (formula) return wrong(formula, 'holds a formula; write the words themselves');
  const claim = claims.get(cells.claim.text);
  if (claim === undefined) return wrong(cells.claim, unknownClaim(cells.claim.text));
  if (cells.state.text === '')
    return wrong(cells.state, 'lacks the mark of what was judged; take the row from a fresh export');
  if (cells.state.text !== claimState(claim))
    return wrong(
      cells.state,
      'marks a claim that has been read anew since the export; export again and judge what it says now',
    );
  if (cells.kind.text === '')
    return wrong(cells.kind, `is empty, so the rest of the row says nothing; write ${listOf(SHEET_KINDS)}`);
  const kind = wordIn(cells.kind, SHEET_KINDS);
  if (typeof kind === 'object') return kind;
  const correction = correctionOf(kind, cells, claim);
  if (correction !== undefined && 'message' in correction) return correction;
  const reason = whyOf(kind, cells.why);
  if (typeof reason === 'object') return reason;
  return { target: claim.id, kind, ...(correction && { correction }), why: reason, row };
}

function unknownClaim(id: string): string {
  if (id === '') return 'names no claim; keep the ids of the export';
  const shown = shorten(oneLine(id), 40);
  const isNumber = /^[\d.,]+(?:e\+?\d+)?$/i.test(id);
  return `names “${shown}”, which is no claim here; ${isNumber ? 'a spreadsheet made a number of the id, so take the workbook (.xlsx)' : 'keep the ids of the export'}`;
}

function correctionOf(kind: SheetKind, cells: Cells, claim: Claim): SheetJudgement['correction'] | Wrong {
  const { stance: stanceCell, certainty: certaintyCell } = cells;
  const filled = [stanceCell, certaintyCell].find(({ text }) => text !== '');
  if (kind !== 'correct') {
    return (
      filled &&
      wrong(
        filled,
        `corrects a claim that the row says to ${kind}; write “correct” as the judgement, or empty this cell`,
      )
    );
  }
  if (filled === undefined) {
    return wrong(
      cells.kind,
      `is “correct”, but neither “${HEADS.stance}” nor “${HEADS.certainty}” is filled in; fill in what is right`,
    );
  }
  const stance = stanceCell.text === '' ? claim.stance : wordIn(stanceCell, STANCES);
  if (typeof stance === 'object') return stance;
  const certainty = certaintyCell.text === '' ? claim.certainty : wordIn(certaintyCell, CERTAINTIES);
  if (typeof certainty === 'object') return certainty;
  if (stance === claim.stance && certainty === claim.certainty) {
    return wrong(filled, `is what the claim says already (${stance}, ${certainty}); write “confirm” if it is right`);
  }
  return { ...(stance !== claim.stance && { stance }), ...(certainty !== claim.certainty && { certainty }) };
}

function whyOf(kind: SheetKind, cell: JudgedCell): string | Wrong {
  if (cell.text === '' && kind !== 'confirm')
    return wrong(cell, `is empty; say why, so that others can follow “${kind}” later`);
  if (cell.text.length > LONGEST_REASON) return wrong(cell, `is longer than ${LONGEST_REASON} characters; shorten it`);
  return cell.text.toWellFormed();
}

function wordIn<T extends string>(cell: JudgedCell, words: readonly T[]): T | Wrong {
  const found = words.find((word) => word === cell.text.toLowerCase());
  if (found !== undefined) return found;
  const near = nearest(cell.text, words);
  const cure = near === undefined ? `write ${listOf(words)}` : `did you mean “${near}”? It takes ${listOf(words)}`;
  return wrong(cell, `has “${shorten(oneLine(cell.text), 40)}”; ${cure}`);
}

/** "confirm, reject, correct or comment". */
function listOf(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function wrong({ place }: JudgedCell, rest: string): Wrong {
  return {
    ...(place !== '' && { cell: place }),
    message: `${place === '' ? 'The row' : place} ${rest}${rest.endsWith('.') ? '' : '.'}`,
  };
}

/** The same row twice counts once; rows that say different things of one claim count not at all, comments aside. */
function withoutContradictions(
  judgements: readonly SheetJudgement[],
  problems: readonly SheetProblem[],
): JudgementPlan {
  const contradicting = new Set<SheetJudgement>();
  for (const group of grouped(
    judgements.filter(({ kind }) => kind !== 'comment'),
    ({ target }) => target,
  ).values()) {
    if (new Set(group.map(sayingOf)).size > 1) for (const one of group) contradicting.add(one);
  }
  const rowsOf = grouped(contradicting, ({ target }) => target);
  const told = [...contradicting].map(({ row, target }) => {
    const others = rowsOf
      .get(target)!
      .filter((one) => one.row !== row)
      .map((one) => one.row);
    return {
      row,
      message: `Row ${row} contradicts row ${others.slice(0, 5).join(', ')} on one claim; keep one of them.`,
    };
  });
  const once = new Map(judgements.map((one) => [`${one.target} ${sayingOf(one)} ${one.why}`, one] as const).reverse());
  return {
    judgements: [...once.values()].filter((one) => !contradicting.has(one)).sort((a, b) => a.row - b.row),
    problems: [...problems, ...told].sort((a, b) => (a.row ?? 0) - (b.row ?? 0)),
  };
}

function sayingOf({ kind, correction }: SheetJudgement): string {
  return `${kind} ${correction?.stance ?? ''} ${correction?.certainty ?? ''}`;
}
