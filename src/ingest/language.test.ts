import { describe, expect, it } from 'vitest';
import { detectLanguage, languageOfTag } from './language.ts';

const NAMES =
  'Kim Jong Un, Choe Son Hui, Pak Jong Chon, Ri Pyong Chol, Kim Yo Jong, Jo Yong Won, No Kwang Chol, Pak Su Il';

const cases: readonly [text: string, declared: string | undefined, language: string, certain: boolean][] = [
  [`The delegation was led by ${NAMES}, the agency said, and it was received at the airport.`, undefined, 'en', true],
  [`Present were ${NAMES}.`, 'en', 'en', false],
  ['The ministry said that it had not been told of the visit by the embassy in Moscow.', 'ko', 'en', true],
  ['북한이 러시아에 병력을 보냈다고 국가정보원이 밝혔다.', undefined, 'ko', true],
  ['Россия и Северная Корея подписали договор о стратегическом партнёрстве', 'en', 'ru', true],
  ['Україна не підтвердила цього повідомлення', undefined, 'uk', true],
  ['北朝鮮がロシアに兵士を派遣したと明らかにした', undefined, 'ja', true],
  ['朝鲜向俄罗斯派遣了军队，外交部没有证实这一消息，记者在平壤报道', undefined, 'zh', true],
  ['La Corée du Nord a envoyé des troupes en Russie, selon le ministère de la Défense.', 'en', 'fr', true],
  ['Nordkorea hat nach Angaben des Ministeriums Soldaten nach Russland geschickt.', undefined, 'de', true],
  ['Fire in Seoul', 'en-GB', 'en', false],
  ['Fire in Seoul', undefined, 'und', false],
  ['12345 !!!', undefined, 'und', false],
  ['', 'x-klingon', 'und', false],
];

describe('detectLanguage', () => {
  it.each(cases)('%s', async (text, declared, language, certain) => {
    expect(await detectLanguage(text, declared)).toEqual({ language, certain });
  });

  it.each(['A', 'a', ' ', 'Aa ', '가'])('takes a megabyte of %j', async (words) => {
    expect(await detectLanguage(words.repeat(1 << 20))).toHaveProperty('language');
  });
});

describe('languageOfTag', () => {
  it.each([
    ['en-US', 'en'],
    ['ko_KR', 'ko'],
    ['kor', 'ko'],
    ['', undefined],
    ['english', undefined],
    [undefined, undefined],
  ])('%s', (tag, language) => expect(languageOfTag(tag)).toBe(language));
});
