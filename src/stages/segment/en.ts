// English abbreviations and sentence openers, for telling a full stop from a point.

/** Words that carry a point and go on: titles, ranks, months, "vs." In lower case, without the point. */
export const ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'mr mrs ms mx dr prof rev fr hon st sr jr gen lt col maj capt cmdr cpl sgt adm brig pvt pfc cdr sen rep gov pres amb ' +
    'supt insp det atty asst assoc dir min sec treas messrs mmes ' +
    'jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun ' +
    'no nos vol vols pp fig figs art arts para ch sect op cf vs viz al et ca approx est ' +
    'dept univ bldg ave blvd rd hwy ft mt pt mi km sq lb lbs oz kg '
  )
    .trim()
    .split(/\s+/),
);

/** Abbreviations that may also end a sentence: what follows decides. */
export const MAY_END: ReadonlySet<string> = new Set(
  'etc inc ltd co corp llc bros plc jr sr a.m p.m e.g i.e ph.d st'.split(' '),
);

/** States of the US as agencies shorten them: with a capital in front they are no words. */
export const STATES: ReadonlySet<string> = new Set(
  'ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo'.split(
    ' ',
  ),
);

/** Lower-case forms of words that, with a capital after "U.S." or "Inc.", open a new sentence. */
export const OPENERS: ReadonlySet<string> = new Set(
  (
    'the a an this that these those it he she they we i you his her its their our in on at by for from to with as but and or so yet ' +
    'if when while after before since because although though however meanwhile instead also still then there here what who why how ' +
    'some many most both all none no not one two three last next earlier later asked such another according despite among under over'
  ).split(' '),
);

/** Abbreviations after which a number or a name always follows, so that they end no sentence. */
export const ALWAYS_GO_ON: ReadonlySet<string> = new Set(
  'mr mrs ms mx dr prof rev hon gen lt col maj capt cmdr cpl sgt adm brig sen rep gov pres amb messrs no nos vs fig pp vol'.split(
    ' ',
  ),
);
