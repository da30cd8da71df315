// The running text of the data sets, one string a document: what the words model counts.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readData } from './folder.ts';

/** Texts of one data set, with its name. */
export interface TextSet {
  readonly name: string;
  readonly texts: readonly string[];
}

/** News of all training splits, in a fixed order. Development splits are left out. */
export function readTexts(dataFolder: string): TextSet[] {
  return [
    { name: 'polnear train', texts: lines(readData(dataFolder, 'polnear/train.jsonl.gz')).map(textOfLine) },
    { name: 'conll2003 train', texts: columnTexts(readData(dataFolder, 'conll2003/train.txt.gz')) },
    { name: 'ecbplus', texts: tarFiles(dataFolder, 'ecbplus/ecbplus-topics-1-35.tar.gz', '.xml').map(tokenText) },
    { name: 'timeml', texts: tarFiles(dataFolder, 'timeml/tbaq-cleaned.tar.gz', '.tml').map(markedText) },
    { name: 'factbank', texts: [uncertaintyText(readData(dataFolder, 'certainty/szeged-factbank.xml.gz'))] },
    {
      name: 'uw factuality train',
      texts: lines(readData(dataFolder, 'certainty/uw-factuality.train.jsonl.gz')).map(textOfLine).map(joined),
    },
    { name: 'pages', texts: pageTexts(dataFolder) },
    { name: 'crypto incidents', texts: incidentTexts(dataFolder) },
  ];
}

function lines(content: string): string[] {
  return content.split('\n').filter((line) => line !== '');
}

function textOfLine(line: string): string {
  return (JSON.parse(line) as { text: string }).text;
}

/** "Germany 's" → "Germany's", "did n't" → "didn't", as print has it and the tokens are cut at run time. */
function joined(tokens: string): string {
  return tokens.replaceAll(/ (?=(?:n't|'(?:s|re|ve|ll|d|m))\b)/g, '');
}

/** First column of a CoNLL file, a line a sentence, a text a document. */
function columnTexts(content: string): string[] {
  return content.split(/^-DOCSTART-.*$/m).map((document) =>
    document
      .split('\n\n')
      .map((sentence) =>
        joined(
          lines(sentence)
            .map((line) => line.slice(0, line.indexOf(' ')))
            .join(' '),
        ),
      )
      .join('\n'),
  );
}

/** ECB+: a token an element, numbered by sentence. The first sentence of a file is often an address; it is kept out. */
function tokenText(xml: string): string {
  const sentences: string[][] = [];
  for (const [, sentence, token] of xml.matchAll(/<token [^>]*sentence="(\d+)"[^>]*>([^<]*)<\/token>/g)) {
    const tokens = sentences[Number(sentence)] ?? [];
    sentences[Number(sentence)] = tokens;
    tokens.push(unescaped(token!));
  }
  return sentences
    .filter((tokens) => tokens[0] !== 'http')
    .map((tokens) => joined(tokens.join(' ')))
    .join('\n');
}

function markedText(xml: string): string {
  const body = /<TEXT>([\s\S]*)<\/TEXT>/.exec(xml)?.[1] ?? '';
  return joined(unescaped(body.replaceAll(/<[^>]*>/g, '')));
}

function uncertaintyText(xml: string): string {
  return [...xml.matchAll(/<Sentence [^>]*>([\s\S]*?)<\/Sentence>/g)]
    .map(([, sentence]) => unescaped(sentence!.replaceAll(/<[^>]*>/g, '')).replaceAll(/\s+/g, ' '))
    .join('\n');
}

function unescaped(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

function pageTexts(dataFolder: string): string[] {
  const pages = JSON.parse(readData(dataFolder, 'pages/article-extraction/ground-truth.json')) as Record<
    string,
    { articleBody: string }
  >;
  return Object.keys(pages)
    .sort()
    .map((name) => pages[name]!.articleBody);
}

function incidentTexts(dataFolder: string): string[] {
  const folder = join(dataFolder, 'crypto-incidents');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) =>
      readFileSync(join(folder, name), 'utf8')
        .replace(/^\uFEFF?---[\s\S]*?\n---/, '')
        .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replaceAll(/[#*_`]+|https?:\S+|0x[0-9a-f]+/gi, ' '),
    );
}

/** Files of a packed tar archive whose names end in `ending`, in order of their names. A header of 512 bytes holds name and size. */
function tarFiles(dataFolder: string, path: string, ending: string): string[] {
  const archive = gunzipSync(readFileSync(join(dataFolder, path)));
  const files: [name: string, content: string][] = [];
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0; ) {
    const header = archive.subarray(at, at + 512).toString('latin1');
    const name = header.slice(0, 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(header.slice(124, 136), 8);
    if (name.endsWith(ending)) files.push([name, archive.subarray(at + 512, at + 512 + size).toString('utf8')]);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, content]) => content);
}
