// English words that tell a kind of attribution, and those that stand for an earlier speaker.

/** Verbs of speech and of belief, with the forms that are not regular. */
const SPEECH_VERBS =
  'say said says saying;tell told tells telling;announce;state;add;note;explain;argue;insist;claim;maintain;assert;allege;declare;acknowledge;' +
  'admit admitted admits admitting;concede;confirm;report;reiterate;stress;emphasize;emphasise;predict;estimate;believe;think thought thinks thinking;' +
  'expect;fear;suspect;assess;conclude;suggest;reveal;disclose;comment;observe;reply replied replies replying;respond;recall;remark;' +
  'testify testified testifies testifying;write wrote written writes writing;contend;speculate;caution;warn;agree;affirm;reaffirm;' +
  'specify specified specifies specifying;elaborate;indicate;promise;pledge;vow;threaten;doubt;deny denied denies denying;' +
  'verify verified verifies verifying;hint;boast;joke;tweet;post;proclaim;assume;calculate;propose;recommend;complain;continue;shout;inform;assure;' +
  'remind;notify notified notifies notifying;brief;protest;reject;dismiss;refute;rebut rebutted rebuts rebutting;dispute;condemn;denounce;criticize;criticise;' +
  'blame;accuse;praise;demand;urge;call;ask;request;decry decried decries decrying;describe;express;voice;question;deplore;welcome;hail;slam slammed slams slamming;' +
  'lambast;lambaste;appeal;press;offer;justify justified justifies justifying;defend;see saw seen sees seeing;view;regard;consider;label;show showed shown shows showing;find found finds finding;' +
  'cite;quote;name;identify identified identifies identifying;mention;discuss;talk;speak spoke spoken speaks speaking;exclaim;whisper;mutter;quip quipped quips quipping;counter;retort;muse;opine;' +
  'advise;decline;refuse;signal;know knew known knows knowing;learn;hear heard hears hearing;understand understood understands understanding;' +
  'point;read reads reading;signify;charge;rule;determine;publish;release;file;detail;outline;summarize;summarise;highlight;underline;underscore;repeat;attribute;characterize;characterise;' +
  'liken;compare;credit;mock;ridicule;attack;challenge;endorse;decide;swear swore sworn swears swearing;invoke;relay;tout;teach taught teaches teaching;imply implied implies implying;hold held holds holding;feel felt feels feeling';

const SPEECH_NOUNS =
  'according statement statements remark remarks claim claims comment comments report reports allegation allegations accusation accusations warning warnings denial denials ' +
  'intelligence information indication indications proof assertion assertions announcement declaration testimony interview letter tweet tweets post posts message messages word words argument arguments view views opinion belief estimate estimates ' +
  'assessment prediction predictions forecast suggestion suggestions call calls demand demands question questions answer response reply complaint complaints criticism concern concerns fear fears doubt doubts ' +
  'promise promises pledge pledges vow vows threat threats appeal appeals advice rumor rumors rumour rumours speculation evidence finding findings conclusion conclusions acknowledgement acknowledgment admission ' +
  'certain confident convinced concerned worried skeptical sceptical doubtful aware adamant clear per via transcript quote quotes speech talk';

/** What is wanted, sought or meant to be done, said or not. */
const INTENTION_VERBS =
  'want;seek sought seeks seeking;hope;plan planned plans planning;intend;aim;try tried tries trying;wish;desire;need;prefer preferred prefers preferring;' +
  'aspire;strive strove striven strives striving;attempt;mean meant means meaning;long;yearn;prepare;vie;look;push;work;commit committed commits committing;agree;volunteer;dream';

const INTENTION_NOUNS =
  'interest plan plans hope hopes wish wishes desire desires intention intentions intent goal goals aim aims effort efforts bid ambition ambitions attempt attempts eager eagerness willing willingness unwilling ready keen determined strategy push';

/** All forms of the verbs of a list such as "say said said says saying;tell told told tells telling;add". */
export function formsOf(verbs: string): Set<string> {
  const forms = new Set<string>();
  for (const entry of verbs.split(';')) {
    const [lemma = '', ...irregular] = entry.split(' ');
    const regular = [
      lemma.endsWith('e') ? `${lemma}d` : `${lemma}ed`,
      /(?:s|sh|ch|x)$/.test(lemma) ? `${lemma}es` : `${lemma}s`,
      `${lemma.replace(/e$/, '')}ing`,
    ];
    for (const form of [lemma, ...(irregular.length > 0 ? irregular : regular)]) forms.add(form);
  }
  return forms;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

export const SPEECH: ReadonlySet<string> = new Set([...formsOf(SPEECH_VERBS), ...words(SPEECH_NOUNS)]);
export const INTENTION: ReadonlySet<string> = new Set([...formsOf(INTENTION_VERBS), ...words(INTENTION_NOUNS)]);
/** With one of these a verb of speech is none: "have shown interest in". */
export const INTENTION_OVER_SPEECH = words('interest intention intentions intent willingness eagerness readiness');
/** Marks that attribute: a colon behind a speaker, a dash before one. */
export const CUE_MARKS = words(': — – - -- ―');

/** "had intelligence that", "new research finds". */
export const HAS = words('has had have');
export const KNOWLEDGE = words('intelligence information evidence indications proof');
/** "has been acknowledged by the ministry". */
export const TAKES_A_STAND = words('acknowledged confirmed denied rejected disputed condemned');
export const DENIES = words('denied denies deny');
/** "saw ships leave", which is no view of them. */
export const SEES = words('saw watched heard');
export const VIEWS = words('sees views regards considers describes');
/** ", underscoring the need": what follows from an event. */
export const SHOWING = words(
  'underscoring underlining highlighting reflecting signaling signalling showing demonstrating',
);
/** Verbs of a byline: "reported from Seoul". */
export const REPORTS = words('reported reports reporting');
export const FINDS = words('finds found shows showed');
export const RESEARCH = words('research study report survey analysis poll investigation');

export const HE = words('he him his');
export const SHE = words('she her hers');
export const TITLES_OF_HE = words('mr sir king prince father lord');
export const TITLES_OF_SHE = words('mrs ms miss madam queen princess lady');
/** Heads of unnamed speakers that "the" points back to. */
export const UNNAMED = words(
  'official officials source sources diplomat diplomats aide aides analyst analysts expert experts adviser advisers advisor advisors lawmaker lawmakers officer officers minister spokesman spokeswoman spokesperson researchers researcher report statement study agency ministry',
);

/** "MODERATOR: Next question.": a speaker at the beginning of a paragraph, in capitals or as one letter. */
export const TRANSCRIPT_SPEAKER = /^(?:Q|A|\p{Lu}[\p{Lu}.'’-]+(?: [\p{Lu}.'’()-]+){0,5}):(?=\s)/u;

/** Right before who speaks: a relative clause behind a comma, which only explains. */
export const ASIDE_BEFORE = /,\s(?:which|whom?|whose \p{L}+|where|when)\s(?:\p{L}+ly\s)?$/u;
/** Characters in which that is looked for. */
export const ASIDE_REACH = 60;
