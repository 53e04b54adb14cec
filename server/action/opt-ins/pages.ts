import {
  type AdvertisingPurpose,
  advertisingPurposes,
  objectByLink,
  readLink,
  standingOf,
  withdrawByLink,
} from '#server/oversight/consent/index.ts';
import type { App } from '#server/platform/app.ts';
import { Failure } from '#server/platform/failure.ts';
import { openRawRoute } from '#server/platform/http/index.ts';
import { companyName } from '#server/platform/settings/index.ts';
import { confirmOptIn, readOptIn } from './confirm-opt-in.ts';
import { type PageContent, page } from './page.ts';
import { pageWords, purposeIn } from './words.ts';

type Language = 'de' | 'en';

export const rawRoutes = [
  openRawRoute(
    { name: 'action.optIns.unsubscribePage', method: 'GET', path: '/abmelden/:token', anySite: true },
    (call) =>
      answered(call.app, call.request, async (language) => preferences(call.app, token(call.params), language, [])),
  ),
  // RFC 8058: a mail program posts "List-Unsubscribe=One-Click" here, without cookies, and must not be sent elsewhere.
  openRawRoute({ name: 'action.optIns.unsubscribe', method: 'POST', path: '/abmelden/:token', anySite: true }, (call) =>
    answered(call.app, call.request, async (language) => {
      const link = readLink(call.app, token(call.params), 'unsubscribe');
      const form = await fieldsOf(call.request);
      const words = pageWords[language];
      const purpose = advertisingPurposes.find((one) => one === form.get('withdraw'));
      if (purpose !== undefined) {
        await withdrawByLink(call.app, link, [purpose]);
        return preferences(call.app, token(call.params), language, [words.done, words.withdrawn]);
      }
      // Whatever else is posted means the least: no more mail. A form that was cut off must not be a "yes".
      const scope = form.get('stop') === 'all' ? 'all_marketing' : 'channel';
      const source = form.has('List-Unsubscribe') ? 'one-click' : 'link';
      await objectByLink(call.app, link, { scope, source });
      return preferences(call.app, token(call.params), language, [words.done]);
    }),
  ),
  openRawRoute(
    { name: 'action.optIns.confirmPage', method: 'GET', path: '/bestaetigen/:token', anySite: true },
    (call) =>
      answered(call.app, call.request, async (language) => {
        const words = pageWords[language];
        const { wording, confirmedAt } = await readOptIn(call.app, token(call.params));
        if (confirmedAt !== null) return { title: words.confirmed, paragraphs: [words.confirmedAgain] };
        return {
          title: words.confirm,
          paragraphs: [words.confirmIntro],
          quote: wording,
          buttons: [{ label: words.confirm, name: 'confirm', value: 'yes' }],
        };
      }),
  ),
  openRawRoute({ name: 'action.optIns.confirm', method: 'POST', path: '/bestaetigen/:token', anySite: true }, (call) =>
    answered(call.app, call.request, async (language) => {
      await confirmOptIn(call.app, token(call.params), call.exchange.address);
      const words = pageWords[language];
      return { title: words.confirmed, paragraphs: [words.confirmedAgain] };
    }),
  ),
];

type Answer = Omit<PageContent, 'language' | 'company'>;

async function preferences(app: App, linkText: string, language: Language, said: readonly string[]): Promise<Answer> {
  const words = pageWords[language];
  const { objection, consents } = await standingOf(app, readLink(app, linkText, 'unsubscribe'));
  const stands =
    objection === 'all_marketing' ? [words.objectsAll] : objection === 'channel' ? [words.objectsMail] : [];
  const buttons = [
    ...(objection === 'none' ? [{ label: words.noMail, name: 'stop', value: 'channel' }] : []),
    ...(objection === 'all_marketing' ? [] : [{ label: words.noneAtAll, name: 'stop', value: 'all', quiet: true }]),
  ];
  return {
    title: words.unsubscribe,
    paragraphs: [...said, words.intro, ...stands, ...(objection === 'none' ? [] : [words.again])],
    buttons,
    rowsTitle: words.consents,
    rows:
      objection === 'none'
        ? consents.map((purpose: AdvertisingPurpose) => ({
            text: purposeIn(purpose, language),
            button: { label: words.withdraw, name: 'withdraw', value: purpose, quiet: true },
          }))
        : [],
  };
}

function token(params: Readonly<Record<string, string>>): string {
  return params['token'] ?? '';
}

async function fieldsOf(request: Request): Promise<URLSearchParams | FormData> {
  const type = request.headers.get('content-type') ?? '';
  try {
    if (/^multipart\/form-data/i.test(type)) return await request.formData();
    return new URLSearchParams(await request.text());
  } catch {
    return new URLSearchParams();
  }
}

async function answered(
  app: App,
  request: Request,
  answer: (language: Language) => Promise<Answer>,
): Promise<Response> {
  const language = /^\s*en\b/i.test(request.headers.get('accept-language') ?? '') ? 'en' : 'de';
  const company = await companyName.read(app.db);
  const words = pageWords[language];
  try {
    return page({ language, company, ...(await answer(language)) });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const expired = error.code === 'link-expired';
    return page({
      language,
      company,
      title: words.brokenTitle,
      paragraphs: [expired ? words.expired : words.broken],
      status: expired ? 410 : 404,
    });
  }
}
