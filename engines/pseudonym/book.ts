import type { MapEntry, PseudonymMap } from './reidentify.ts';
import type { Span } from './span.ts';
import type { Mould, StandIns } from './stand-ins.ts';
import { splitWords } from './words.ts';

/** Remembers who got which stand-in. */
export class Book {
  readonly entries: MapEntry[] = [];
  readonly counts: Record<string, number> = {};
  readonly #standIns: StandIns;
  readonly #bySurface = new Map<string, string>();
  /** By kind, then by whom it stands for. */
  readonly #bases = new Map<string, Map<string, string>>();
  readonly #written = new Set<string>();
  readonly #plain: boolean;

  /** `plain`: every spelling for itself, without endings and capitals carried over; the way that cannot fail. */
  constructor(standIns: StandIns, before: PseudonymMap | undefined, plain: boolean) {
    this.#standIns = standIns;
    this.#plain = plain;
    for (const entry of before?.entries ?? []) {
      this.entries.push(entry);
      this.#written.add(entry.standIn);
      this.#bySurface.set(entry.original, entry.standIn);
      standIns.reserve(entry.standIn);
    }
  }

  #note(surface: string, standIn: string, kind: string): string {
    this.#bySurface.set(surface, standIn);
    this.#written.add(standIn);
    // The plain way asks for no second reading of numbers: their kind is what allows it.
    this.entries.push({ standIn, original: surface, kind: this.#plain ? 'plain' : kind });
    return standIn;
  }

  standIn(text: string, span: Span): string {
    const surface = text.slice(span.start, span.end);
    this.counts[span.kind] = (this.counts[span.kind] ?? 0) + 1;
    const before = this.#bySurface.get(surface);
    if (before !== undefined) return before;
    return this.#note(surface, this.#make(text, surface, span), span.kind);
  }

  #make(text: string, surface: string, span: Span): string {
    const make = this.#standIns;
    switch (span.kind) {
      case 'email':
        return make.email();
      case 'url':
        return make.url(surface);
      case 'domain':
        return make.domain();
      case 'iban':
        return make.iban(surface);
      case 'card':
        return make.card(surface);
      case 'birth-date':
        return make.birthDate(surface);
      case 'street':
        return make.street(surface);
      case 'phone':
        return make.shape(surface, /^(?:\(?\+\d{2}|00\d{2}|\(?0)/.exec(surface)?.[0].length ?? 0);
      case 'vat':
        return make.shape(surface, /^[A-Z]+/.exec(surface)?.[0].length ?? 0);
      case 'plate':
        return make.shape(surface);
      case 'bic':
      case 'price':
      case 'number':
      case 'ip':
        return /\d/.test(surface) ? make.shape(surface, /^[^\d]*/.exec(surface)![0].length) : make.shape(surface);
      case 'place':
        if (/\d/.test(surface)) return make.town(surface);
        return span.parts ? this.#unit(text, span) : this.#name(surface, span);
      case 'initials':
        return this.#initials(text, span);
      default:
        return span.parts ? this.#unit(text, span) : this.#name(surface, span);
    }
  }

  #initials(text: string, span: Span): string {
    const [part] = span.parts ?? [];
    const letter = () => 'ABDEFGHJKLMNRSTUW'[Math.floor(this.#letter() * 17)]!;
    const surface = text.slice(span.start, span.end);
    if (!part)
      return this.#standIns.unique((attempt) => `${letter()}. ${letter()}.${attempt > 30 ? `${letter()}.` : ''}`);
    const own = this.standIn(text, part);
    return this.#standIns.unique((attempt) => {
      const head = `${letter()}.${attempt > 20 ? ` ${letter()}.` : ''}`;
      return surface.startsWith(text.slice(part.start, part.end)) ? `${own} ${head}` : `${head} ${own}`;
    });
  }

  #draw = 0;
  #letter(): number {
    this.#draw = (this.#draw + 0.6180339887498949) % 1;
    return this.#draw;
  }

  /** A company of several words: its own word keeps its own stand-in, so that the short form still means the same. */
  #unit(text: string, span: Span): string {
    const own = (span.parts ?? []).map((part) => this.standIn(text, part));
    const mould: Mould = {
      kind: span.kind === 'place' ? 'place' : span.kind === 'street-word' ? 'street-word' : 'company',
      gender: 'both',
      hiss: false,
    };
    const words = splitWords(text.slice(span.start, span.end)).length;
    return this.#standIns.unique((attempt) => {
      const head = own.length > 0 && attempt < 20 ? own : [...own, this.#standIns.name(mould)];
      if (span.kind !== 'company') return head.length > 1 || own.length === 0 ? head.join(' ') : `Alt ${head[0]}`;
      return words > head.length || attempt > 0 || head.length === 1
        ? `${head.join(' ')} ${this.#standIns.trade()}`
        : head.join(' ');
    });
  }

  #name(surface: string, span: Span): string {
    const kind = span.kind as Mould['kind'];
    const mould: Mould = { kind, gender: span.gender, hiss: /[sßxzSXZ]$/.test(surface) };
    if (this.#plain || span.key === '') return this.#standIns.name(mould);
    const bases = this.#bases.get(kind) ?? new Map<string, string>();
    this.#bases.set(kind, bases);
    const base = bases.get(span.key);
    if (base === undefined) {
      const made = this.#standIns.name(mould);
      bases.set(span.key, made);
      return cased(made, surface);
    }
    const written = cased(base, surface);
    return this.#written.has(written) ? this.#standIns.variant(base) : written;
  }
}

/** Capitals as the original has them: KÖSTER, köster, Köster. */
function cased(standIn: string, like: string): string {
  if (like.length > 1 && like === like.toUpperCase() && like !== like.toLowerCase()) return standIn.toUpperCase();
  return like === like.toLowerCase() ? standIn.toLowerCase() : standIn;
}
