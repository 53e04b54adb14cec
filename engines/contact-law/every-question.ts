import { addressees, type ContactQuestion, channels, consents, objections, purposes, relations } from './question.ts';

const bools = [false, true] as const;

/** The whole input space, 403,200 questions: small enough that the rules are proved on all of it and not on samples. */
export function* everyQuestion(): Generator<ContactQuestion> {
  for (const channel of channels)
    for (const addressee of addressees)
      for (const relation of relations)
        for (const consent of consents)
          for (const objection of objections)
            for (const purpose of purposes)
              for (const userStarted of bools)
                for (const addressFromSale of bools)
                  for (const ownSimilar of bools)
                    for (const noticeAtCollection of bools)
                      for (const noticeEachUse of bools)
                        yield {
                          channel,
                          addressee,
                          relation,
                          consent,
                          objection,
                          purpose,
                          userStarted,
                          s73: { addressFromSale, ownSimilar, noticeAtCollection, noticeEachUse },
                        };
}
