// Frees the blocks of an article from what stands before, between and after them, known by their words and links.
import type { Block } from './blocks.ts';
import { findDate } from './written-date.ts';

/** The article's own word on who made it, which a later step reads. */
export const CONTRIBUTION =
  /\b(?:contributed to|contributed reporting|contributed from|reporting by|editing by|reported from|additional reporting|writing by|writers? .{2,80} contributed)\b/i;

const SENTENCE_END = /[.!?…。！？؟।][\s"'’”»)\]]*$/u;

/** True where a block ends as sentences do. */
function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text);
}

/** Headings above what leads away from the article or asks something of the reader. */
const AWAY_HEADING =
  /^(?:more (?:great |top |from|on|stories|news|in\b|about|like)|related|read (?:more|next|also)|see also|also (?:on|read|in)|you (?:may|might) (?:also )?(?:like|be interested)|recommended|trending|most (?:read|popular|viewed)|popular|latest|top stories|what to read|about the author|about author|comments?\b|leave a (?:reply|comment)|join the (?:conversation|discussion)|share this|share on|follow us|something to consider|sign up|subscribe|newsletter|get the|our (?:latest|best)|don.t miss|editor.?s.? picks?|sponsored|from the web|around the web|post navigation|tags|topics|story timeline|in this story|want more)/i;

/** How blocks begin that ask the reader to go elsewhere or to do something. */
const ASKING_BLOCK =
  /^[\s\W]*(?:read (?:more|next|also|the full|full)\b|see also|also read|also see|click here|tap here|sign up\b|subscribe (?:to|now|here|and|for)\b|subscribe$|get (?:the|our|more|breaking|\w+ (?:news|updates)) .{0,60}(?:newsletter|inbox|email|app\b|alerts?)|follow (?:us|@|\S+ on|\S+ \S+ on)|like us on|join (?:us|our)\b|download (?:our|the) .{0,20}app|share (?:this|on|via|your|with)|tweet this|e-?mail (?:this|the author|him|her|us)|contact (?:the author|us|him|her|\w+ (?:\w+ )?at)|write to \w+ (?:\w+ )?at|reach (?:the reporters?|\w+ (?:\w+ )?at)|have a (?:news )?tip|got a tip|send (?:us )?(?:your )?tips?|skip to|sign in\b|log ?in\b|tell us what you think|post (?:a )?comment|leave a (?:reply|comment)|view comments|show comments|want more|this article (?:contains|may contain) affiliate|if you enjoyed|thanks for reading|stay on top|don.t miss)/iu;

/** How labels begin; a sentence may begin so too ("Related companies were fined."), so they count only where it does not end as one. */
const LABEL_BLOCK =
  /^[\s\W]*(?:related\b|recommended\b|watch(?: now| more| the video|:)|more:|photo(?:graph)?s?(?: credit)?:|photo(?:graph)? by|image (?:credit|source|copyright|caption)|images?:|picture:|credits?:|(?:getty|file) (?:images|photo)|advert(?:isement)?$|sponsored\b|loading\b|posted in|filed under|tags?:|topics?:|categories:|comments?\b.{0,12}$|listen to|disclosure:|disclaimer|trending\b|something to consider|learn more|order reprints|print article|text size|image \d+ of \d+)/iu;

const DATE_WORD =
  /^(?:posted|published|updated|original|last|modified|first|on|at|by|the|of|date|time|am|pm|a|m|p|gmt|utc|est|edt|cst|cdt|pst|pdt|et|ist|bst|cet|uhr|de|às|as|em|le|il|den|alle|ore|min|mins|minutes?|minutos?|read|hours?|ago|st|nd|rd|th|h|\d+(?:st|nd|rd|th)?|jan\w*|feb\w*|mar\w*|apr\w*|may|jun\w*|jul\w*|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*|janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|segunda|terça|quarta|quinta|sexta|sábado|domingo|feira|enero|febrero|marzo|mayo|junio|julio|septiembre|octubre|noviembre|diciembre|tempo|leitura|views?|letture|comments?|shares?|reading)$/iu;

/** True for a short block of nothing but dates, times and the words by them. */
function isDateLine(text: string): boolean {
  if (text.length > 120 || !/\d/.test(text)) return false;
  const words = text.match(/[\p{L}]+|\d+(?:st|nd|rd|th)?/gu) ?? [];
  return words.length > 1 && words.every((word) => DATE_WORD.test(word));
}

/** True for a short block that is a date and a few words by it: "Posted on 12 March 2024 by Jane Doe in Ships". */
export function isPostedLine(text: string): boolean {
  if (text.length > 140 || endsSentence(text)) return false;
  const date = findDate(text, 'day-first');
  return date !== undefined && text.length - date.words.length <= (POSTED.test(text) ? 100 : 25);
}

const POSTED =
  /^(?:posted|published|updated|first published|last updated|by|publicado|publicada|postado|publié|pubblicato|veröffentlicht|gepubliceerd|opublikowano|опубликовано|diposting|di ?posting|dipublikasikan|yayınlanma|por|par|von)\b/i;

const BYLINE =
  /^(?:by|von|par|por|di|de|da|от|автор:?|written by|posted by|story by|words by|reviewed by|author:?)\s+\S/i;

/** True for "By Jane Doe, Seoul": short, no sentence. */
export function isByline(text: string): boolean {
  return text.length <= 90 && BYLINE.test(text) && !endsSentence(text);
}

/** The blocks of an article without what stands before, between and after its paragraphs. `headlines` are the names the page gives it. */
export function trimBlocks(blocks: readonly Block[], headlines: readonly string[]): Block[] {
  const inside = cutAwaySection(blocks);
  const kept = inside.filter((block, index) => !leadsAway(block) && !inLinkList(inside, index));
  const body = kept.slice(headLength(kept, headlines));
  return body.slice(0, tailStart(body));
}

function leadsAway(block: Block): boolean {
  if (CONTRIBUTION.test(block.text)) return false;
  if (block.text.length < 160 || block.linked > 0.5) {
    if (ASKING_BLOCK.test(block.text)) return true;
    if (LABEL_BLOCK.test(block.text) && (block.linked > 0.5 || !endsSentence(block.text))) return true;
  }
  return block.kind === 'paragraph' && block.linked > 0.9 && block.text.length < 200 && !endsSentence(block.text);
}

/** One of several elements of a list, side by side, that are nothing but linked headlines. */
function inLinkList(blocks: readonly Block[], index: number): boolean {
  const isOne = (at: number) => {
    const block = blocks[at];
    return block?.kind === 'item' && block.linked > 0.7 && block.text.length >= 25;
  };
  return isOne(index) && (isOne(index - 1) || isOne(index + 1));
}

/** In a last block with a link: it asks the reader to do something. */
const ASKING =
  /\b(?:click here|sign up|subscribe|follow (?:us|me|him|her|them|@)|newsletter|on (?:twitter|facebook|instagram))\b/i;
/** The same in so many words that no link is needed. */
const ASKING_PLAINLY =
  /\b(?:sign up (?:for|to) (?:our|the)|subscribe (?:to|now)|our (?:free )?(?:daily |weekly )?newsletter|follow us (?:on|@)|let us know at|e-?mail [A-Z]\w+ [A-Z]\w+ at|join our|download our|(?:news tip|correction or comment)|on twitter (?:at )?@|at (?:https?:\/\/)?(?:www\.)?twitter\.com)/i;
const ASKING_LENGTH = 450;
const HEAD_BLOCKS = 12;

/** How many blocks stand before the article's first. */
function headLength(blocks: readonly Block[], headlines: readonly string[]): number {
  const names = headlines.map(bare).filter((name) => name !== '');
  let length = 0;
  for (let index = 0; index < Math.min(HEAD_BLOCKS, blocks.length - 1); index++) {
    const block = blocks[index]!;
    if (isHeadMatter(block, names)) length = index + 1;
    else if (block.text.length > 100 || endsSentence(block.text)) break;
  }
  return length;
}

function isHeadMatter(block: Block, headlines: readonly string[]): boolean {
  const text = bare(block.text);
  if (headlines.some((headline) => text === headline || (text.length > 15 && headline.startsWith(text)))) return true;
  if (isDateLine(block.text) || isPostedLine(block.text) || isByline(block.text)) return true;
  if (/^https?:\/\/\S+$/.test(block.text)) return true;
  return block.linked > 0.8 && block.text.length < 60;
}

/** Letters and digits only, to compare headlines. */
export function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Without a last part that a heading says leads away, unless it is much of the text. */
function cutAwaySection(blocks: readonly Block[]): Block[] {
  const total = lengthOf(blocks);
  let before = 0;
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!;
    if (before > total * 0.5 && isAwayHeading(block) && isAwaySection(blocks.slice(index + 1), total)) {
      return blocks.slice(0, index);
    }
    before += block.text.length;
  }
  return [...blocks];
}

/** A heading, or a short line that says no more than that something follows. */
function isAwayHeading(block: Block): boolean {
  if (!AWAY_HEADING.test(block.text) || endsSentence(block.text)) return false;
  return block.kind === 'heading' ? block.text.length <= 80 : block.text.length <= 40 && block.linked < 0.5;
}

/** A heading like these may also stand above a box amid the article: then prose follows. */
function isAwaySection(blocks: readonly Block[], total: number): boolean {
  if (lengthOf(blocks) > total * 0.3 || blocks.some((block) => CONTRIBUTION.test(block.text))) return false;
  return blocks.filter((block) => block.text.length > 120 && block.linked < 0.1).length < 2;
}

/** Where the blocks after the article's last begin. */
function tailStart(blocks: readonly Block[]): number {
  let end = blocks.length;
  while (end > 1 && isTailMatter(blocks[end - 1]!)) end--;
  return end;
}

function isTailMatter(block: Block): boolean {
  if (CONTRIBUTION.test(block.text)) return false;
  if (block.linked > 0.6 && block.text.length < 200) return true;
  if (block.kind === 'heading') return true;
  if (block.text.length < 200 && block.linked > 0 && ASKING.test(block.text)) return true;
  if (block.text.length < ASKING_LENGTH && ASKING_PLAINLY.test(block.text)) return true;
  return isDateLine(block.text) || isPostedLine(block.text);
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.text.length, 0);
}
