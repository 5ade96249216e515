/*
 * The code of the team mirror, and what of a team may be shown. Pure functions: no page, no store.
 *
 *   courseware.mirrorCode.encode(answers, hash)   six letters for six answers, each 0 to 4
 *   courseware.mirrorCode.decode(text, hash)      {answers, code}, or {fault, sign, n}: what to check
 *   courseware.mirrorCode.picture(all)            for each statement {middle, apart, band}
 *   courseware.mirrorCode.letters                 the letters of a code
 *
 * A code is read out, often over the telephone, in Dutch or in English. So it has letters that neither
 * look nor sound alike in either (of B, D, E, G, P and T only T, of M and N only M, of F and S only F),
 * no vowels, which would make words, and eleven of them: eleven is prime, so that the check letter
 * of ISBN-10 finds every single wrong letter and every two that have changed places.
 *
 * Five letters are the answers as one number, the sixth is the check. The number is spread over all
 * there are, so that no letter stands for an answer that somebody might hear. That is no secret:
 * whoever has a code and this file has the six answers. It holds nothing else; `hash`, which names
 * the six statements, is the same for everybody and makes codes of other statements fail, save one in a hundred sets.
 */
(() => {
  'use strict';
  const courseware = window.courseware = window.courseware || {};
  if (courseware.mirrorCode) return;

  const LETTERS = 'FHKLMQRTWXZ';
  const STATEMENTS = 6;
  const STEPS = 5;
  const DATA = 5;
  const SIZE = LETTERS.length ** DATA;
  const MOST = STEPS ** STATEMENTS;
  // Any number would do that shares no divisor with SIZE; BACK undoes it: FACTOR * BACK = 1 modulo SIZE.
  const FACTOR = 99991;
  const BACK = 76308;

  const offset = hash => parseInt(hash, 16) % SIZE;

  const check = (digits, hash) =>
    digits.reduce((sum, digit, index) => sum + (index + 1) * digit, offset(hash)) % LETTERS.length;

  const encode = (answers, hash) => {
    const number = answers.reduce((sum, answer) => sum * STEPS + answer, 0);
    let rest = (number * FACTOR + offset(hash)) % SIZE;
    const digits = [];
    while (digits.length < DATA) {
      digits.unshift(rest % LETTERS.length);
      rest = Math.floor(rest / LETTERS.length);
    }
    return [...digits, check(digits, hash)].map(digit => LETTERS[digit]).join('');
  };

  const decode = (text, hash) => {
    const code = text.toUpperCase().replace(/[\s.,;:\-\u2010-\u2015]/g, '');
    if (!code) return {fault: 'empty'};
    const sign = [...code].find(letter => !LETTERS.includes(letter));
    if (sign) return {fault: 'letter', sign};
    if (code.length !== DATA + 1) return {fault: 'length', n: code.length};
    const digits = [...code].map(letter => LETTERS.indexOf(letter));
    const last = digits.pop();
    const spread = digits.reduce((sum, digit) => sum * LETTERS.length + digit, 0);
    let number = (spread - offset(hash) + SIZE) % SIZE * BACK % SIZE;
    if (last !== check(digits, hash) || number >= MOST) return {fault: 'wrong'};
    const answers = [];
    while (answers.length < STATEMENTS) {
      answers.unshift(number % STEPS);
      number = Math.floor(number / STEPS);
    }
    return {answers, code};
  };

  /*
   * What may be shown of few people. Lowest and highest answer, an average, or a count for each step
   * would show a single person ("one of us said never"), and in a team of five everybody knows who.
   * So the lowest and the highest quarter, one answer at least, are left out on both sides first:
   * how far out a single answer lies changes nothing in the picture. Of what is left it shows
   * the middle, and whether the rest is within one step (close) or not (apart). Where the rest
   * begins and ends is two more of the answers themselves; from eight codes on two people or more
   * lie beyond each end, and only then it is shown. The page adds: nothing below four codes, and
   * never a new picture for one code more, since the difference would be that person's answers.
   */
  const FOR_A_BAND = 8;

  const summary = answers => {
    const sorted = [...answers].sort((a, b) => a - b);
    const n = sorted.length;
    const off = Math.max(1, Math.floor(n / 4));
    const [low, high] = [sorted[off], sorted[n - 1 - off]];
    return {
      middle: (sorted[Math.floor((n - 1) / 2)] + sorted[Math.floor(n / 2)]) / 2,
      apart: high - low > 1,
      band: n >= FOR_A_BAND ? [low, high] : null
    };
  };

  const picture = all => all[0].map((_, index) => summary(all.map(answers => answers[index])));

  courseware.mirrorCode = {letters: LETTERS, encode, decode, picture};
})();
