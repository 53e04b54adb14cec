import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMail } from './read-mail.ts';

const mail = (...lines: string[]) => readMail(Buffer.from(lines.join('\r\n'), 'latin1'));

test('reads sender, subject, what it answers, and text in the usual encodings', () => {
  const found = mail(
    'From: =?utf-8?Q?Eva_K=C3=BCnz?= <E.Kuenz@Werk.example>',
    'Subject: =?utf-8?B?V2lkZXJzcHJ1Y2g=?= =?utf-8?Q?_gegen_W=C3=BCrfe?=',
    'In-Reply-To: <a@nord.example>',
    'References: <z@nord.example>',
    ' <a@nord.example>',
    'Content-Type: text/plain; charset="iso-8859-1"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'Bitte nicht mehr anschreiben, gr=FC=',
    '=DFe',
  );
  expect(found).toMatchObject({
    from: 'e.kuenz@werk.example',
    subject: 'Widerspruch gegen Würfe',
    automatic: false,
    text: 'Bitte nicht mehr anschreiben, grüße',
  });
  expect(found.answers).toEqual(expect.arrayContaining(['<a@nord.example>', '<z@nord.example>']));
});

test('takes the plain part of a nested mail, else HTML without quotations; attachments are no text', () => {
  const nested = [
    'From: a@b.example',
    'Content-Type: multipart/mixed; boundary=o',
    '',
    '--o',
    'Content-Type: multipart/alternative; boundary="i"',
    '',
    '--i',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Nein&nbsp;danke</p><blockquote>Alt</blockquote>',
    '--i--',
    '--o',
    'Content-Type: text/plain',
    'Content-Disposition: attachment; filename=x.txt',
    '',
    'angehängt',
    '--o--',
  ];
  expect(mail(...nested).text).toBe('Nein danke');
});

test('machines are told apart', () => {
  expect(mail('From: a@b.example', 'Auto-Submitted: auto-replied', '', 'x').automatic).toBe(true);
  expect(mail('From: a@b.example', 'Auto-Submitted: no', '', 'x').automatic).toBe(false);
  expect(mail('From: a@b.example', 'Precedence: bulk', '', 'x').automatic).toBe(true);
});

test('whatever lies in a mailbox is read without a fault', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '\r\n',
      '\r\n\r\n',
      'Content-Type: multipart/mixed; boundary=',
      '--',
      'From: ',
      '=?x?b?',
      '<',
      '{9}',
      '=',
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
      expect(typeof readMail(Buffer.from(parts.join(''))).text).toBe('string');
    }),
  );
});
