// Currencies by ISO 4217: their signs, codes and English names.
import type { Unit } from './en.units.ts';

/** code: names, the first of which also stands alone; `+` in front of one that needs its adjective. */
const CURRENCIES = `
USD: us dollar~, u.s. dollar~, u . s . dollar~, united states dollar~, american dollar~, dollar~, buck~
EUR: euro~
GBP: british pound~, pound~ sterling, sterling, quid
JPY: japanese yen, yen
CNY: chinese yuan, yuan, renminbi, rmb, 元
KRW: south korean won, korean won
KPW: north korean won
RUB: russian ruble~, russian rouble~, ruble~, rouble~
UAH: ukrainian hryvnia~, hryvnia~
CHF: swiss franc~
INR: indian rupee~
PKR: pakistani rupee~
AUD: australian dollar~
CAD: canadian dollar~
NZD: new zealand dollar~
HKD: hong kong dollar~
TWD: taiwan dollar~, new taiwan dollar~
SGD: singapore dollar~
MXN: mexican peso~
PHP: philippine peso~
ARS: argentine peso~
CLP: chilean peso~
COP: colombian peso~
BRL: brazilian real, brazilian reais, reais
TRY: turkish lira~, lira~
SEK: swedish krona, swedish kronor
NOK: norwegian krone, norwegian kroner
DKK: danish krone, danish kroner
PLN: polish zloty~, zloty~
CZK: czech koruna~, czech crown~
HUF: hungarian forint~, forint~
IDR: indonesian rupiah~, rupiah~
MYR: malaysian ringgit~, ringgit~
THB: thai baht~, baht
VND: vietnamese dong, dong
KHR: cambodian riel~, riel~
LAK: lao kip, laotian kip, kip
MNT: mongolian tugrik~, tugrik~
KZT: kazakh tenge, tenge
GEL: georgian lari, lari
ILS: israeli shekel~, shekel~
SAR: saudi riyal~
QAR: qatari riyal~
IRR: iranian rial~
AED: uae dirham~, emirati dirham~
EGP: egyptian pound~
SYP: syrian pound~
NGN: nigerian naira, naira
ZAR: south african rand~, rand
KES: kenyan shilling~
CRC: costa rican colon~
BTC: bitcoin~, btc
ETH: ether, eth, ethereum
USDT: tether, usdt
USDC: usdc
BNB: bnb
XRP: xrp
SOL: sol
DOGE: dogecoin~, doge
LTC: litecoin~, ltc
XMR: monero, xmr
DAI: dai
cent: cent~, ¢
pence: pence, penny, pennies
kopeck: kopeck~, kopek~
rupee: rupee~, rs
franc: franc~
peso: peso~
peseta: peseta~
krona: krona, kronor
krone: krone, kroner
rial: rial~
riyal: riyal~
dinar: dinar~
dirham: dirham~
shilling: shilling~
`;

const CODES =
  'usd eur gbp jpy cny krw kpw rub uah chf inr pkr aud cad nzd hkd twd sgd mxn php ars clp cop brl sek nok dkk pln czk huf idr myr thb vnd khr lak mnt kzt gel ils sar qar irr aed egp syp ngn zar kes crc';

const SIGNS: Readonly<Record<string, string>> = {
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '￥': 'JPY',
  '₩': 'KRW',
  '₽': 'RUB',
  '₴': 'UAH',
  '₹': 'INR',
  '₿': 'BTC',
  '₡': 'CRC',
  '₾': 'GEL',
  '₭': 'LAK',
  '₮': 'MNT',
  '₸': 'KZT',
  '₪': 'ILS',
  '₺': 'TRY',
  '₫': 'VND',
  '₱': 'PHP',
  '฿': 'THB',
  '₦': 'NGN',
};

/** Letters in front of a dollar sign. */
const DOLLARS: Readonly<Record<string, string>> = {
  us: 'USD',
  'u.s.': 'USD',
  'u.s': 'USD',
  a: 'AUD',
  au: 'AUD',
  aud: 'AUD',
  c: 'CAD',
  ca: 'CAD',
  cad: 'CAD',
  can: 'CAD',
  hk: 'HKD',
  nt: 'TWD',
  nz: 'NZD',
  nzd: 'NZD',
  s: 'SGD',
  sg: 'SGD',
  r: 'BRL',
  mex: 'MXN',
  usd: 'USD',
  cdn: 'CAD',
};

const money = (id: string): Unit => ({ id, kind: 'money' });
const codes = CODES.split(' ').map((code) => [code, money(code.toUpperCase())] as const);
const signs = Object.entries(SIGNS).map(([sign, id]) => [sign, money(id)] as const);

/** Words behind a number. */
export const MONEY_BEHIND: readonly (readonly [words: string, unit: Unit])[] = [
  ...CURRENCIES.trim()
    .split('\n')
    .flatMap((line) => {
      const [id = '', names = ''] = line.split(': ');
      return names.split(', ').flatMap((name) => forms(name).map((form) => [form, money(id)] as const));
    }),
  ...codes,
  ...signs,
];

/** "30 MUSD": millions in front of the code. */
export const MILLIONS: ReadonlyMap<string, Unit> = new Map(
  codes.flatMap(([code, unit]) => [
    [`m${code}`, unit],
    [`mn${code}`, unit],
  ]),
);

/** Words in front of a number. */
export const MONEY_BEFORE: readonly (readonly [words: string, unit: Unit])[] = [
  ...codes,
  ...signs,
  ...Object.entries(DOLLARS).map(([letters, id]) => [`${letters} $`, money(id)] as const),
  ['rmb', money('CNY')],
  ['rs', money('rupee')],
  ['rs .', money('rupee')],
  ['rs.', money('rupee')],
];

/** Words that a number may be glued behind: "USD115". */
export const CODES_BEFORE: ReadonlySet<string> = new Set([...codes.map(([code]) => code), 'rmb', 'rs', 'rs.']);

/** A verb and a currency: "won". A number in front decides. */
export const WON = 'won';

function forms(name: string): string[] {
  return name.includes('~') ? [name.replace('~', ''), name.replace('~', 's')] : [name];
}
