// Words of a stranger as text of XML: no markup, no character that XML forbids, none that turns a line round.
import { inertCodes } from '../brief/inert.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text or the value of an attribute. Line feeds and tabs stay. */
export function escapeXml(text: string): string {
  return inertCodes(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"]/g, (character) => ENTITIES[character]!);
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
