const CODE: Readonly<Record<string, string>> = {
  a: '0',
  e: '0',
  i: '0',
  j: '0',
  o: '0',
  u: '0',
  y: '0',
  b: '1',
  f: '3',
  v: '3',
  w: '3',
  g: '4',
  k: '4',
  q: '4',
  l: '5',
  m: '6',
  n: '6',
  r: '7',
  s: '8',
  z: '8',
  h: '',
};

/**
 * Cologne phonetics (Hans Joachim Postel 1969): one code for German words that sound alike, `meyer` and `maier` both 67.
 * @param word folded: lower case, no marks
 */
export function cologne(word: string): string {
  let code = '';
  for (let at = 0; at < word.length; at++) {
    const letter = word[at]!;
    const next = word[at + 1] ?? '';
    const before = word[at - 1] ?? '';
    let digit = CODE[letter];
    if (letter === 'p') digit = next === 'h' ? '3' : '1';
    else if (letter === 'd' || letter === 't') digit = next !== '' && 'csz'.includes(next) ? '8' : '2';
    else if (letter === 'x') digit = before !== '' && 'ckq'.includes(before) ? '8' : '48';
    else if (letter === 'c') {
      const hard =
        at === 0
          ? next !== '' && 'ahkloqrux'.includes(next)
          : next !== '' && 'ahkoqux'.includes(next) && !'sz'.includes(before);
      digit = hard ? '4' : '8';
    }
    code += digit ?? '';
  }
  const single = code.replace(/(.)\1+/g, '$1');
  return single.slice(0, 1) + single.slice(1).replaceAll('0', '');
}
