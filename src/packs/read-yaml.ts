// Reads one YAML file of a pack: its value, and the line of every part of it for those who complain about it.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  LineCounter,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import type { YamlPath } from './finding.ts';

/** Something wrong in a pack: where, and one sentence with the cause and the cure. */
export interface PackProblem {
  /** Path within the pack's folder; "." for the folder itself. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** A file of a pack as a value, of YAML or CSV. */
export interface PackFile {
  readonly file: string;
  /** Undefined where the problems say why there is none. */
  readonly value?: unknown;
  readonly problems: readonly PackProblem[];
  /** Line of the part at `path`, or of the closest part around it; of its key where the part is a field. */
  readonly lineOf: (path: YamlPath) => number;
}

/** Bytes of one file of a pack. */
export const MAX_PACK_FILE_BYTES = 1024 * 1024;

/** The YAML file `file` of the pack in `folder`. Never throws for what the file holds. */
export function readYamlFile(folder: string, file: string): Promise<PackFile> {
  return readPackFile(folder, file, parseYamlFile);
}

/** The file `file` of the pack in `folder`, as `parse` reads its text. Never throws for what the file holds. */
export async function readPackFile(
  folder: string,
  file: string,
  parse: (file: string, text: string) => PackFile,
): Promise<PackFile> {
  const path = join(folder, file);
  const stats = await stat(path);
  if (!stats.isFile()) return failed(file, 'this is no plain file; put a text file in its place');
  if (stats.size > MAX_PACK_FILE_BYTES) {
    return failed(file, `the file has ${stats.size} bytes; split it or cut it to ${MAX_PACK_FILE_BYTES}`);
  }
  const text = decodeUtf8(await readFile(path));
  return text === undefined ? failed(file, 'the file is not UTF-8; save it as UTF-8') : parse(file, text);
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function failed(file: string, message: string): PackFile {
  return { file, problems: [{ file, line: 1, message }], lineOf: () => 1 };
}

function parseYamlFile(file: string, text: string): PackFile {
  const excess = findExcess(text);
  if (excess) return { file, problems: [{ file, ...excess }], lineOf: () => 1 };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const lineOf = (path: YamlPath) => lineAt(offsetOf(document, path));
  const problems = firstProblem(document).map(({ offset, message }) => ({ file, line: lineAt(offset), message }));
  return problems.length > 0 ? { file, problems, lineOf } : { file, value: document.toJS(), problems, lineOf };
}

/** Caps on one line: a parser that recurses ends the process on much deeper files. */
const MAX_LINE = 2_000;
const MAX_INDENT = 100;
/** Brackets open at one place. */
const MAX_BRACKETS = 100;

/** The first place that nests or runs on beyond what a pack needs. Brackets in texts and comments count as well. */
function findExcess(text: string): { line: number; message: string } | undefined {
  let open = 0;
  for (const [at, line] of text.split('\n').entries()) {
    if (line.length > MAX_LINE) {
      return { line: at + 1, message: `the line has ${line.length} characters; break it before ${MAX_LINE}` };
    }
    if (/^[\s?-]*/.exec(line)![0].length > MAX_INDENT) {
      return {
        line: at + 1,
        message: `the line is indented by more than ${MAX_INDENT} characters; write the file flatter`,
      };
    }
    for (const bracket of line.match(/[[\]{}]/g) ?? []) {
      open = bracket === '[' || bracket === '{' ? open + 1 : Math.max(0, open - 1);
      if (open > MAX_BRACKETS) {
        return { line: at + 1, message: `more than ${MAX_BRACKETS} brackets are open here; write the file flatter` };
      }
    }
  }
  return undefined;
}

/** The first thing wrong with the file as YAML, if any: what follows it is mostly its consequence. */
function firstProblem(document: Document.Parsed): { offset: number; message: string }[] {
  const error = document.errors[0] ?? document.warnings[0];
  if (error) {
    const cause = error.message.replace(/\s+/g, ' ').slice(0, 200);
    return [{ offset: error.pos[0], message: `this is not valid YAML (${cause}); correct it` }];
  }
  return findRefused(document);
}

/**
 * The first anchor or alias, which can make a small file unfold into one that fills the memory, or the first field
 * written twice. The parser's own search for such fields takes the square of their number.
 */
function findRefused(document: Document.Parsed): { offset: number; message: string }[] {
  const refused: { offset: number; message: string }[] = [];
  const refuse = (offset: number | undefined, message: string) => {
    refused.push({ offset: offset ?? 0, message });
    return visit.BREAK;
  };
  visit(document, {
    Node: (_key, node) => {
      const isRepetition = isAlias(node) || ('anchor' in node && node.anchor);
      if (isRepetition)
        return refuse(node.range?.[0], 'YAML anchors and aliases (& and *) are not read here; write the value out');
      const twice = isMap(node) ? repeatedKey(node) : undefined;
      return twice && refuse(startOf(twice), `the field "${twice.value}" is written twice; remove one`);
    },
  });
  return refused;
}

function repeatedKey(map: YAMLMap): Scalar | undefined {
  const seen = new Set<unknown>();
  for (const { key } of map.items) {
    if (!isScalar(key)) continue;
    if (seen.has(key.value)) return key;
    seen.add(key.value);
  }
  return undefined;
}

function offsetOf(document: Document.Parsed, path: YamlPath): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const key of path) {
    if (!isCollection(node)) break;
    const keyNode = isMap(node)
      ? node.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.key
      : undefined;
    const child: unknown = node.get(key, true);
    if (child === undefined && keyNode === undefined) break;
    offset = startOf(keyNode) ?? startOf(child) ?? offset;
    node = child;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : undefined;
}
