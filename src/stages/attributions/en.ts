// English reporting words: what each takes as its content.

/**
 * How a verb takes what it reports:
 * clause "said (that) ten ships left" · addressee "told NBC News (that) …" · object "denied the charge", "called for talks" ·
 * as "sees … as a rehearsal" · evidence "reports indicate …", only with a source that is a text or a finding.
 */
export type Frame = 'clause' | 'addressee' | 'object' | 'as' | 'evidence';

export interface ReportingVerb {
  readonly lemma: string;
  readonly frame: Frame;
  /** What must follow: "call" is a reporting verb in "called for" and "called on". */
  readonly particle?: readonly string[];
}

const TABLE: Readonly<Record<Frame, string>> = {
  clause:
    'say said said says saying;announce;state;add;note;explain;argue;insist;claim;maintain;assert;allege;declare;acknowledge;admit admitted admitted admits admitting;' +
    'concede;confirm;report;reiterate;stress;emphasize;emphasise;predict;estimate;believe;think thought thought thinks thinking;expect;fear;suspect;assess;conclude;suggest;' +
    'reveal;disclose;comment;observe;reply replied replied replies replying;respond;recall;remark;testify testified testified testifies testifying;write wrote written writes writing;contend;speculate;' +
    'caution;warn;agree;affirm;reaffirm;specify specified specified specifies specifying;elaborate;indicate;' +
    'promise;pledge;vow;threaten;hope;doubt;deny denied denied denies denying;verify verified verified verifies verifying;hint;determine;hold held held holds holding;boast;joke;tweet;post;proclaim;' +
    'assume;calculate;propose;recommend;complain;continue;shout',
  addressee: 'tell told told tells telling;inform;assure;remind;notify notified notified notifies notifying;brief',
  object:
    'protest;reject;dismiss;refute;rebut;dispute;condemn;denounce;criticize;criticise;blame;accuse;praise;demand;urge;call;ask;request;decry decried decried decries decrying;' +
    'describe;express;voice;question;deplore;welcome;hail;slam slammed slammed slams slamming;lambast;lambaste;appeal;press;offer;vow;justify justified justified justifies justifying;defend',
  as: 'see saw seen sees seeing;view;regard;consider;label',
  evidence:
    'show showed shown shows showing;find found found finds finding;indicate;suggest;reveal;name;say said said says saying;put put put puts putting;identify identified identified identifies identifying',
};

/** Verbs that report only with one of these behind them, or beside a quotation. */
const PARTICLES: Readonly<Record<string, readonly string[]>> = {
  call: [
    'for',
    'on',
    'upon',
    'it',
    'the',
    'them',
    'him',
    'her',
    'this',
    'that',
    'reports',
    'claims',
    'allegations',
    'suggestions',
    'accusations',
  ],
  appeal: ['for', 'to'],
  press: ['for'],
  ask: ['for', 'that'],
  offer: ['to'],
  post: ['on', 'that'],
  hold: ['that'],
  defend: ['the', 'its', 'his', 'her', 'their'],
  express: [
    'optimism',
    'concern',
    'concerns',
    'support',
    'hope',
    'confidence',
    'regret',
    'doubt',
    'doubts',
    'alarm',
    'interest',
    'skepticism',
    'scepticism',
    'outrage',
    'deep',
    'serious',
    'grave',
    'strong',
    'his',
    'her',
    'its',
    'their',
  ],
  voice: ['optimism', 'concern', 'concerns', 'support', 'hope', 'confidence', 'doubt', 'doubts', 'alarm', 'opposition'],
  question: ['whether', 'the', 'how', 'why', 'if'],
  welcome: ['the', 'a', 'his', 'her', 'its', 'their'],
  name: ['the', 'it', 'him', 'her'],
  put: ['the', 'its', 'their'],
  brief: ['reporters', 'lawmakers', 'journalists'],
  agree: ['that'],
  determine: ['that'],
  observe: ['that'],
  propose: ['that'],
  recommend: ['that'],
  recall: ['that'],
  hope: ['that', 'to'],
  complain: ['that', 'of', 'about'],
  assume: ['that'],
  continue: [],
  shout: ['that'],
};

interface Form {
  readonly verb: ReportingVerb;
  readonly form: 'base' | 'past' | 'participle' | 'third' | 'ing';
}

/** Every form of every reporting verb, by its lower-case letters. */
export const REPORTING_FORMS: ReadonlyMap<string, readonly Form[]> = buildForms();

function buildForms(): Map<string, Form[]> {
  const forms = new Map<string, Form[]>();
  for (const [frame, entries] of Object.entries(TABLE) as [Frame, string][]) {
    for (const entry of entries.split(';')) {
      const [lemma, ...irregular] = entry.split(' ') as [string, ...string[]];
      const particle = PARTICLES[lemma];
      const verb: ReportingVerb = particle && frame !== 'evidence' ? { lemma, frame, particle } : { lemma, frame };
      const [past, participle, third, ing] =
        irregular.length === 4 ? (irregular as [string, string, string, string]) : inflect(lemma);
      add(forms, lemma, { verb, form: 'base' });
      add(forms, past, { verb, form: 'past' });
      if (participle !== past) add(forms, participle, { verb, form: 'participle' });
      add(forms, third, { verb, form: 'third' });
      add(forms, ing, { verb, form: 'ing' });
    }
  }
  return forms;
}

function add(forms: Map<string, Form[]>, word: string, form: Form): void {
  const known = forms.get(word);
  if (known) known.push(form);
  else forms.set(word, [form]);
}

function inflect(lemma: string): [past: string, participle: string, third: string, ing: string] {
  const past = lemma.endsWith('e') ? `${lemma}d` : `${lemma}ed`;
  const third = /(?:s|sh|ch|x)$/.test(lemma) ? `${lemma}es` : `${lemma}s`;
  return [past, past, third, `${lemma.replace(/e$/, '')}ing`];
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Forms that are nouns as often as verbs: "reports of shells", "claims". */
export const NOUN_FORMS = words(
  'report reports remark remarks stress claim claims demand demands call calls warning warnings estimate estimates promise promises pledge pledges vow vows threat offer offers doubt doubts question questions ' +
    'note notes state states hope hopes fear fears view views press appeal appeals request requests comment comments post posts signal signals reply tweet tweets saying finding findings joke jokes boast ' +
    'thought show shows praise blame ask see find label hold holds hint hints protest protests put name names brief briefs mean means assurance feeling being meaning condemn voice voices slam welcome suspect suspects',
);

export const AUXILIARIES = words(
  "am is are was were be been being has have had having do does did will would can could shall should may might must cannot 's 're 've 'll 'd ca wo",
);
export const BE = words("am is are was were be been being 's 're 'm");
export const NEGATIONS = words("not n't never no neither nor hardly cannot");
export const ADVERBS = words(
  'also again already still just now then later earlier first recently repeatedly often further even only reportedly once long flatly since all both too so yet ever always soon therefore thus consistently formally publicly sometimes',
);
export const DETERMINERS = words(
  "the a an this that these those its their his her our my your some any no each every all many most several few two three four five six seven eight nine ten dozens hundreds thousands other another one both such more 's",
);
export const PRONOUNS = words('he she they it we i you both who');
/** Behind these a new clause begins. */
export const CLAUSE_OPENERS = words(
  'that which where when while whereas although though because since if whether unless until as after before but so than what how why whom whose who amid',
);
/** A reporting verb behind one of these is not done, only thought of: "he may believe". */
export const UNREAL = words("may might could would will should shall can cannot must to 'll 'd");
/** Behind these a clause tells of no speech that took place: "if they expect". */
export const HYPOTHETICAL = words('if unless whether lest whenever');
/** What may stand negated and still say how someone stands: "did not confirm", "does not believe". */
export const NEGATABLE = words(
  'confirm say specify comment elaborate disclose identify deny name reveal verify acknowledge announce respond reply believe think expect see',
);
/** They call for something without speaking: "the plan calls for". */
export const PLANS = words(
  'plan plans protocol forecast forecasts law laws bill bills budget contract schedule design recipe language rules situation job script index tradition',
);
/** With these a bare noun is no speech: "wrote songs", "declared war", "added a week". */
export const NEEDS_CLAUSE = words(
  'write add declare state post comment explain recall tweet joke conclude hold maintain',
);
/** Nobody in particular, or the writer. */
export const NO_SPEAKER = words('i we you anybody anyone everybody everyone somebody someone whoever nobody');
/** Openings of a phrase that tells when, where or how it was said. */
export const ADJUNCT_OPENERS = words(
  'in on at from with during via through by for as before after when while since into outside inside amid',
);
export const PREPOSITIONS = words(
  'of in on at by for with from to into over under against between among about during before after without within via per through across toward towards despite around near above below behind',
);
export const TIME_WORDS = words(
  'monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight earlier later recently now then january february march april may june july august september october november december week month year morning evening night afternoon day days weeks months years jan. feb. aug. sept. oct. nov. dec. jan feb aug sept oct nov dec',
);

/** Texts and findings that can "show", "find" or "indicate". */
export const EVIDENCE_NOUNS = words(
  'report reports research study studies analysis analyses data documents document records intelligence imagery images image photos photo footage video findings finding survey surveys poll polls assessment assessments estimates figures statistics investigation review evidence reporting letter memo transcript cable cables panel inquiry probe statement',
);

/** "declined to comment", "refused to say": the verb that is not done is part of the cue. */
export const REFUSALS = words('declined declines decline declining refused refuses refuse refusing');
export const REFUSED_ACTS = words(
  'comment say confirm specify discuss disclose answer elaborate identify address offer name provide give speculate respond deny reveal detail',
);

/** Adjectives that take what someone holds: "officials are concerned (that) …". */
export const ATTITUDES = words(
  'concerned worried confident convinced aware certain adamant skeptical sceptical doubtful hopeful optimistic afraid sure alarmed',
);

/** "is monitoring reports that …": what others say is noted, no stand is taken. */
export const RELAY_VERBS = words(
  'monitoring monitor monitors monitored tracking track reviewing review reviewed examining examine investigating investigate investigated studying assessing verifying seen aware',
);
export const RELAYED = words(
  'report reports allegation allegations claim claims rumor rumors rumour rumours suggestions',
);

/** "had intelligence that …". */
export const HELD = words('intelligence evidence information indications proof signs');
