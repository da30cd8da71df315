// Reads a file of the data sets, unpacked where it is packed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export function readData(dataFolder: string, path: string): string {
  const bytes = readFileSync(join(dataFolder, path));
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}
