import { fold } from '#engines/text/fold.ts';

/** `аa бb` -> table. Two letters of a script that share a sound share a Latin letter; case is folded before. */
const table = (text: string): [string, string][] =>
  text
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [letter = '', ...latin] = [...entry];
      return [letter, latin.join('').replace('-', '')];
    });

// One Latin spelling per letter, near to what passports and registers print (BGN/PCGN, ELOT 743, ALA-LC without marks). Which of the
// many systems a source used is left to the comparison of sounds: j/y/i, kh/h, ts/c, sch/sh.
const LETTERS = new Map<string, string>([
  // Cyrillic: Russian, Ukrainian, Belarusian, Serbian, Macedonian, Bulgarian, Mongolian, Kazakh
  ...table(`аa бb вv гg дd еe ёe жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ- ыy ьʹ эe юyu яya
    іi їi єe ґg ўu јj љlj њnj ћc ђdj џdz ѓg ќk ѕdz ѝi үu өo әa ғg қk ңn ұu һh`),
  // Greek
  ...table('αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo'),
  // Georgian, Armenian
  ...table(
    'აa ბb გg დd ეe ვv ზz თt იi კk ლl მm ნn ოo პp ჟzh რr სs ტt უu ფp ქk ღgh ყq შsh ჩch ცts ძdz წts ჭch ხkh ჯj ჰh',
  ),
  ...table(
    'աa բb գg դd եe զz էe ըe թt ժzh իi լl խkh ծts կk հh ձdz ղgh ճch մm յy նn շsh ոo չch պp ջj ռr սs վv տt րr ցts ւu փp քk օo ֆf',
  ),
  // Arabic and Persian, Hebrew: consonants and long vowels only, as they are written
  ...table(
    `اa آa أa إi بb تt ثth جj حh خkh دd ذdh رr زz سs شsh صs ضd طt ظz عa غgh فf قq كk کk لl مm نn هh ةa وw ؤw يy یy ئy ىa ءʹ پp چch ژzh گg`,
  ),
  ...table('אa בb גg דd הh וv זz חh טt יy כk ךk לl מm םm נn ןn סs עa פp ףp צts ץts קk רr שsh תt'),
  // Hiragana; katakana are moved onto it first
  ...table(`あa いi うu えe おo かka きki くku けke こko がga ぎgi ぐgu げge ごgo さsa しshi すsu せse そso ざza じji ずzu ぜze ぞzo
    たta ちchi つtsu てte とto だda ぢji づzu でde どdo なna にni ぬnu ねne のno はha ひhi ふfu へhe ほho ばba びbi ぶbu べbe ぼbo
    ぱpa ぴpi ぷpu ぺpe ぽpo まma みmi むmu めme もmo やya ゆyu よyo らra りri るru れre ろro わwa をo んn ゃya ゅyu ょyo っ- ー-`),
  // Devanagari: consonants with their vowel signs; the inherent vowel is dealt with below
  ...table(`अa आa इi ईi उu ऊu ऋri एe ऐai ओo औau कk खkh गg घgh ङn चch छchh जj झjh ञn टt ठth डd ढdh णn तt थth दd धdh नn पp फph बb भbh
    मm यy रr लl वv शsh षsh सs हh ाa िi ीi ुu ूu ृri ेe ैai ोo ौau ंn ँn ः- ्- ़-`),
]);

const INITIAL = 'g kk n d tt r m b pp s ss - j jj ch k t p h'.split(' ').map((sound) => sound.replace('-', ''));
const MEDIAL = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const FINAL = '- k k k n n n t l k m l l l p l m p p t t ng t t k t p t'
  .split(' ')
  .map((sound) => sound.replace('-', ''));

/** Hangul syllables are put together by rule, so they come apart by rule (Revised Romanisation without assimilation). */
function hangul(code: number): string {
  const index = code - 0xac00;
  return `${INITIAL[Math.floor(index / 588)]}${MEDIAL[Math.floor(index / 28) % 21]}${FINAL[index % 28]}`;
}

const HAN = /\p{Script=Han}/u;

/**
 * Latin letters for a name in Cyrillic, Greek, Georgian, Armenian, Arabic, Hebrew, Devanagari, Hangul or kana, then folded: lower case,
 * no marks, single spaces. Every Han character becomes a word of its own; other scripts stay as they are. Same input, same output.
 */
export function toLatin(text: string): string {
  const lower = text.toLowerCase();
  if (/^[\0-\u024f\u1e00-\u1eff\u2000-\u20cf]*$/.test(lower)) return fold(lower.replace(/[’'`´ʹʼ]/g, ''));
  let out = '';
  for (const letter of lower.normalize('NFKC')) {
    const code = letter.codePointAt(0) ?? 0;
    if (code >= 0xac00 && code <= 0xd7a3) out += `${hangul(code)} `;
    else if (code >= 0x30a1 && code <= 0x30f6) out += LETTERS.get(String.fromCodePoint(code - 0x60)) ?? letter;
    else if (HAN.test(letter)) out += ` ${letter} `;
    else out += LETTERS.get(letter) ?? decomposed(letter);
  }
  return fold(out.replace(/[’'`´ʹʼ]/g, ''));
}

function decomposed(letter: string): string {
  if (letter < '\u0370') return letter;
  const base = letter.normalize('NFD').replace(/\p{M}+/gu, '');
  return LETTERS.get(base) ?? (base || '');
}
