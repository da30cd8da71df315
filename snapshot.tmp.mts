import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from './src/analyze.ts';
import { readModels } from './src/models/read.ts';
import { commonPackFolder, shippedPackFolder } from './src/packs/common.ts';
import { mergePacks } from './src/packs/pack.ts';
import { preparePack } from './src/packs/prepared.ts';
import { readPack } from './src/packs/read.ts';
import { readOne } from './src/reading.ts';
import { DEFAULT_LIMITS } from './src/ingest/reading.ts';
import { readPolnear } from './training/data/polnear.ts';
const pack = mergePacks([await readPack(commonPackFolder()), await readPack(shippedPackFolder('dprk')!)]);
const knowledge = { pack: preparePack(pack), models: readModels() };
const hash = createHash('sha256');
const out: string[] = [];
const put = (name: string, value: unknown) => {
  const json = JSON.stringify(value, (_, v) => (ArrayBuffer.isView(v) ? Array.from(v as any) : v));
  const h = createHash('sha256').update(json).digest('hex').slice(0, 16);
  out.push(`${name} ${h}`); hash.update(json);
};
const N = Number(process.env.N ?? 84);
for (const { id, text } of readPolnear('../shared/data', 'dev').slice(0, N)) {
  const layers = analyze.run({ document: id, text, language: 'en', furniture: [], readingNotes: [], published: { earliest: '2013-01-02', latest: '2013-01-02' } }, knowledge) as any;
  for (const key of Object.keys(layers)) put(`${id} ${key}`, layers[key]);
}
for (const folder of ['../shared/seeds', 'samples/articles']) for (const name of readdirSync(folder).sort()) {
  const bytes = new Uint8Array(readFileSync(join(folder, name)));
  put(name, await readOne({ source: { bytes, name } as any, place: { path: name } } as any, DEFAULT_LIMITS, knowledge));
  put(`${name} file`, await readOne({ file: { type: 'file', path: name, absolute: join(process.cwd(), folder, name) } } as any, DEFAULT_LIMITS, knowledge));
}
writeFileSync(process.argv[2]!, out.join('\n'));
console.log(hash.digest('hex'), out.length);
