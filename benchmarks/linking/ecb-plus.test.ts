import { expect, test } from 'vitest';
import { readText } from './ecb-plus.ts';

const XML = `<Document doc_name="7_2ecbplus.xml" doc_id="D">
<token t_id="1" sentence="0" number="0">http</token>
<token t_id="2" sentence="0" number="1">:</token>
<token t_id="3" sentence="1" number="0">He</token>
<token t_id="4" sentence="1" number="1">was</token>
<token t_id="5" sentence="1" number="2">put</token>
<token t_id="6" sentence="1" number="3">down</token>
<token t_id="7" sentence="1" number="4">.</token>
<token t_id="8" sentence="2" number="0">R&amp;D</token>
<token t_id="9" sentence="2" number="1">died</token>
<Markables>
<ACTION_OCCURRENCE m_id="10"  >
  <token_anchor t_id="5"/>
  <token_anchor t_id="6"/>
</ACTION_OCCURRENCE>
<NEG_ACTION_STATE m_id="11"  >
  <token_anchor t_id="9"/>
</NEG_ACTION_STATE>
<HUMAN_PART_PER m_id="12"  >
  <token_anchor t_id="3"/>
</HUMAN_PART_PER>
<ACTION_OCCURRENCE m_id="13" RELATED_TO="" TAG_DESCRIPTOR="x" instance_id="ACT1" />
</Markables>
<Relations>
<CROSS_DOC_COREF r_id="1" note="ACT1" >
  <source m_id="10" />
  <target m_id="13" />
</CROSS_DOC_COREF>
<INTRA_DOC_COREF r_id="2" >
  <source m_id="11" />
  <target m_id="14" />
</INTRA_DOC_COREF>
</Relations>
</Document>`;

test('a text of ECB+ has its sentences without the address, and the mentions of its validated sentences', () => {
  const read = readText('7_2ecbplus', XML, new Set([1, 2]));
  expect(read.text).toBe('He was put down.\n\nR&D died');
  expect([read.topic, read.happening]).toEqual(['7', '7 ecbplus']);
  expect(
    read.mentions.map(({ gold, words }) => [gold, words.map(({ start, end }) => read.text.slice(start, end))]),
  ).toEqual([
    ['ACT1', ['put', 'down']],
    ['7_2ecbplus.xml 2', ['died']],
  ]);
});

test('mentions of other sentences are left out', () => {
  expect(readText('7_2ecbplus', XML, new Set([2])).mentions).toHaveLength(1);
});
