// English words for units of measure.

export type UnitKind =
  | 'money'
  | 'share'
  | 'length'
  | 'area'
  | 'volume'
  | 'weight'
  | 'speed'
  | 'temperature'
  | 'data'
  | 'power'
  | 'energy'
  | 'pressure'
  | 'frequency'
  | 'voltage'
  | 'angle'
  | 'time';

/** What the words of a unit stand for. */
export interface Unit {
  /** As in `Quantity.unit`. */
  readonly id: string;
  readonly kind: UnitKind;
  /** Short words that are a unit right behind digits, and only in this case of letters. */
  readonly exactly?: string;
}

/** kind: id, then its words; `~` stands for an s that may be there, `=x` for a sign that must be written just so. */
const UNITS: Readonly<Record<UnitKind, string>> = {
  money: '',
  share: `percent, percent, %, per cent, pct, percentage; percentage-point, percentage point~, percent point~, pp; basis-point, basis point~`,
  length: `km, kilometer~, kilometre~, km, kms, klick~; m, meter~, metre~, =m; cm, centimeter~, centimetre~, cm; mm, millimeter~,
    millimetre~, mm; dm, decimeter~, decimetre~, dm; micrometer, micrometer~, micron~, μm; nanometer, nanometer~, nanometre~;
    picometer, picometer~, picometre~; mile, mile~, mi; foot, foot, feet, ft, ft .; inch, inch, inches; yard, yard~, yd~;
    nautical-mile, nautical mile~, nmi; light-year, light year~, lightyear~; fathom, fathom~`,
  area: `km2, square kilometer~, square kilometre~, sq km, sq . km, km2, km²; m2, square meter~, square metre~, sq m, sq . m, m2, m²;
    square-mile, square mile~, sq mi, sq mile~, sq . mile~; square-foot, square foot, square feet, sq ft, sq . ft; square-yard,
    square yard~; square-inch, square inch, square inches; acre, acre~; hectare, hectare~, ha; cm2, square centimeter~, cm2, cm²`,
  volume: `liter, liter~, litre~, =l, =L; milliliter, milliliter~, millilitre~, ml; gallon, gallon~, gal; barrel, barrel~, bbl, bpd;
    cubic-meter, cubic meter~, cubic metre~, m3, m³; cubic-foot, cubic foot, cubic feet, cu ft; cubic-kilometer, cubic kilometer~,
    cubic kilometre~; cubic-yard, cubic yard~; cubic-centimeter, cubic centimeter~, cubic centimetre~, cc; quart, quart~; pint, pint~;
    cup, cup~; teaspoon, teaspoon~, tsp; tablespoon, tablespoon~, tbsp; fluid-ounce, fluid ounce~, fl oz; bushel, bushel~`,
  weight: `kg, kilogram~, kilogramme~, kilo~, kg, kgs; g, gram~, gramme~, =g; mg, milligram~, milligramme~, mg; microgram, microgram~,
    mcg, μg; tonne, tonne~, metric ton~, =t, metric tonne~; ton, ton~, short ton~; long-ton, long ton~; pound, pound~, lb, lbs; ounce,
    ounce~, oz; stone, stones; carat, carat~; kiloton, kiloton~, kilotonne~, kt; megaton, megaton~, megatonne~; dwt, deadweight ton~, dwt`,
  speed: `km/h, kilometer~ per hour, kilometre~ per hour, kilometer~ an hour, kilometre~ an hour, km per hour, km an hour, kph, kmph, kmh,
    km / h, km / hr; mph, mile~ per hour, mile~ an hour, mph; m/s, meter~ per second, metre~ per second, meter~ a second, metre~ a second,
    m / s; knot, knot~, kn; ft/s, feet per second, feet a second, foot per second; km/s, kilometer~ per second, kilometre~ per second, kilometer~ a second`,
  temperature: `celsius, degree~ celsius, degree~ centigrade, celsius, celcius, centigrade, centigrate, degree~ c, ° c, ℃, deg . c, deg c;
    fahrenheit, degree~ fahrenheit, degree~ farenheit, fahrenheit, farenheit, degree~ f, ° f, ℉, deg . f, deg f; kelvin, kelvin~`,
  data: `byte, byte~; kilobyte, kilobyte~, kb; megabyte, megabyte~, mb; gigabyte, gigabyte~, gb; terabyte, terabyte~, tb; petabyte,
    petabyte~, pb; exabyte, exabyte~; bit, bit~; kilobit, kilobit~; megabit, megabit~, mbit; gigabit, gigabit~, gbit; megapixel, megapixel~;
    kilobit/s, kbps; megabit/s, mbps; gigabit/s, gbps`,
  power: `watt, watt~; kilowatt, kilowatt~, kw; megawatt, megawatt~, mw; gigawatt, gigawatt~, gw; terawatt, terawatt~; horsepower, horsepower, hp`,
  energy: `kilowatt-hour, kilowatt hour~, kwh; megawatt-hour, megawatt hour~, mwh; gigawatt-hour, gigawatt hour~, gwh; terawatt-hour,
    terawatt hour~, twh; joule, joule~; kilojoule, kilojoule~; megajoule, megajoule~; calorie, calorie~; kilocalorie, kilocalorie~, kcal`,
  pressure: `pascal, pascal~; hectopascal, hectopascal~; kilopascal, kilopascal~; psi, psi; millibar, millibar~`,
  frequency: `hertz, hertz, =Hz; kilohertz, kilohertz, khz; megahertz, megahertz, mhz; gigahertz, gigahertz, ghz`,
  voltage: `volt, volt~; kilovolt, kilovolt~, kv; ampere, ampere~, amp~`,
  angle: `degree, degree~, °, deg .`,
  time: `second, second~, sec~; minute, minute~, min~; hour, hour~, hr~; day, day~; week, week~; month, month~; year, year~, yr~; decade,
    decade~; century, century, centuries; millisecond, millisecond~; microsecond, microsecond~`,
};

/** Words to unit, for every unit but money. */
export const UNIT_WORDS: readonly (readonly [words: string, unit: Unit])[] = (Object.keys(UNITS) as UnitKind[]).flatMap(
  (kind) =>
    UNITS[kind]
      .split(';')
      .map((unit) => unit.split(',').map((word) => word.replace(/\s+/g, ' ').trim()))
      .flatMap(([id = '', ...forms]) => forms.flatMap((form) => unitEntries(id, kind, form))),
);

function unitEntries(id: string, kind: UnitKind, form: string): (readonly [string, Unit])[] {
  if (form.startsWith('=')) return [[form.slice(1).toLowerCase(), { id, kind, exactly: form.slice(1) }]];
  return form.includes('~')
    ? [
        [form.replaceAll('~', ''), { id, kind }],
        [form.replaceAll('~', 's'), { id, kind }],
      ]
    : [[form, { id, kind }]];
}

/** Units that a smaller one may follow: "5 feet 2 inches", "thirteen dollars forty-five cents". */
export const SMALLER: ReadonlyMap<string, readonly [unit: string, parts: number]> = new Map([
  ['foot', ['inch', 12]],
  ['pound', ['ounce', 16]],
  ['USD', ['cent', 100]],
  ['EUR', ['cent', 100]],
  ['GBP', ['pence', 100]],
] as const);

/** The small unit as it is shortened there only: "5 ft 2 in". */
export const SMALLER_SHORT: ReadonlyMap<string, string> = new Map([
  ['in', 'inch'],
  ['"', 'inch'],
]);

/** Units of length and data that make a speed or a flow with a time. */
export const PER_TIME: ReadonlySet<string> = new Set(
  'second minute hour day night week month quarter year decade weekday shift'.split(' '),
);

/** "daily" → day. */
export const PER_ADVERBS: ReadonlyMap<string, string> = new Map([
  ['hourly', 'hour'],
  ['daily', 'day'],
  ['nightly', 'night'],
  ['weekly', 'week'],
  ['monthly', 'month'],
  ['quarterly', 'quarter'],
  ['annually', 'year'],
  ['yearly', 'year'],
  ['apiece', 'piece'],
]);

/** What a rate may be of, behind "a": "$70 a barrel". Any noun may stand behind "per". */
export const PER_THINGS: ReadonlySet<string> = new Set(
  'share barrel ton tonne gallon liter litre kilogram kilo pound ounce acre hectare head person worker container piece unit pop plate ticket shell missile vessel ship truck household student'.split(
    ' ',
  ),
);
