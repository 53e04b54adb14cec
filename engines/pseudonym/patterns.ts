/** What numbers, addresses and the like look like; each is global, so that it can be walked. */
const TLD =
  'de|com|net|org|eu|at|ch|info|io|biz|shop|ag|gmbh|tech|cloud|app|fr|it|nl|pl|cz|uk|us|es|be|dk|se|no|fi|hu|ro|li|lu|online|site|store|me|tv|cc|co|ai|dev|jp|cn|ru|tr|pt|ie|ca|au|in|br|gov|edu|mil|int|test|example';
export const EMAIL =
  /[\p{L}\p{N}](?:[\p{L}\p{N}._%+'-]{0,63})@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.)+[\p{L}]{2,24}/gu;
export const EMAIL_SPELT =
  /[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}\s?(?:\(at\)|\[at\]|\{at\}|\(ät\))\s?[\p{L}\p{N}-]+(?:\s?(?:\.|\(dot\)|\[dot\]|\(punkt\)|\[punkt\])\s?[\p{L}\p{N}-]+)+/giu;
export const URL = /(?:https?:\/\/|ftp:\/\/|www\.)[^\s<>"'„“”()[\]{}]+[^\s<>"'„“”()[\]{}.,;:!?]/giu;
export const DOMAIN = new RegExp(
  `(?<![\\p{L}\\p{N}@.-])(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,62})\\.)+(?:${TLD})(?![\\p{L}\\p{N}-])(?:/[^\\s<>"'()]*[^\\s<>"'().,;:!?])?`,
  'giu',
);
export const BIC = /(?:BIC|SWIFT)(?:[- ]?Code)?\s*[:=]?\s*([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)/g;
export const IP =
  /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|(?<![\p{L}\p{N}:])(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}(?![\p{L}\p{N}:])/giu;
const STREET_WORD =
  'stra(?:ß|ss)en?|str\\.?|gasse|gässle|gässchen|allee|weg|platz|ring|ufer|damm|chaussee|steig|stieg|pfad|zeile|hof|markt|graben|wall|promenade|siedlung|berg|park|anger|twiete|kamp|feld|garten|gärten|straat|wiese|brücke|tor|höhe|halde|rain|bogen|esplanade|quai|kai|bahn|acker|busch|grund|heide|winkel|platzl|pfuhl|kehre|straße';
const HOUSE =
  '\\d{1,4}(?:\\s?[a-zA-Z](?![\\p{L}\\p{N}]))?(?:\\s?[-–/+]\\s?\\d{1,4}(?:\\s?[a-zA-Z](?![\\p{L}\\p{N}]))?)?(?![\\p{N}]|[.,]\\d)';
/** Hauptstraße 12a · Lange Straße 5-7 · Robert-Bosch-Str. 3 · Am Alten Markt 2 · Im Gewerbepark 14 */
export const STREET = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:(?:[\\p{Lu}][\\p{L}]*\\.?[- ]){0,3}[\\p{Lu}][\\p{L}]*(?:${STREET_WORD})|(?:[\\p{Lu}][\\p{L}]*\\.?[- ]){1,3}(?:Stra(?:ß|ss)e|Str\\.?|Gasse|Allee|Weg|Platz|Ring|Ufer|Damm|Chaussee|Markt|Steig|Pfad))|(?:Am|An der|An den|An dem|Auf der|Auf dem|Auf den|Im|In der|In den|In dem|Zum|Zur|Unter den|Unter der|Hinter der|Hinter dem|Beim|Bei der|Vor dem|Alte[rs]?|Neue[rs]?|Obere|Untere|Große[rs]?|Kleine[rs]?)\\s(?:[a-zäöü]{2,8}\\s)?[\\p{Lu}][\\p{L}-]{2,}(?:\\s[\\p{Lu}][\\p{L}-]{2,})?)\\s{1,2}${HOUSE}`,
  'gu',
);
// After "Am 12." or "Im Mai 2024" stands a day or a year, not a house.
export const NOT_A_HOUSE =
  /^(?:Am|Im|Zum|Zur|Vom|In der|In dem|Bei der)\s(?:(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahr|Jahre|Quartal|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Sommer|Winter|Frühjahr|Herbst|Preis|Wert|Schnitt|Werk|Raum|Zeitraum|Umfang|Angebot|Auftrag|Vertrag|Projekt|Rechnung|Bestellung|Lieferschein|Ticket|Vorgang|Fall|Thema|Punkt|Kapitel|Kunden?|Artikel|Position|Pos)\b)/;
export const ENGLISH_STREET =
  /(?<![\p{L}\p{N}])\d{1,6}[A-Z]?\s(?:[NSEW]\.?\s|North\s|South\s|East\s|West\s)?(?:[A-ZÄÖÜ][\p{L}'.-]*\s){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Square|Sq|Terrace|Way|Place|Pl|Highway|Hwy|Parkway|Pkwy|Circle|Cir|Trail|Route)\b\.?(?:\s(?:Apt|Suite|Unit|#)\.?\s?\d+[A-Z]?)?/gu;
export const POSTBOX = /(?<![\p{L}])(?:Postfach|P\.?\s?O\.?\s?Box)\s\d[\d ]{1,9}\d/gu;
/** 70469 Stuttgart · D-70469 Bad Cannstatt · A-1010 Wien. Five digits before a noun may be pieces as well: the place must not be one. */
export const POSTAL =
  /(?<![\p{L}\p{N}.,-])(?:(?:D|A|CH|DE|AT)[- ]?)?\d{4,5}\s{1,2}(?:(?:Bad|Sankt|St\.|Groß|Klein|Alt|Neu)\s)?\p{Lu}[\p{L}]{2,}(?:[- /](?:am|an der|im|in|ob der|bei|vor der|a\.|i\.)(?:\s?\p{Lu}[\p{L}]*\.?)|-\p{Lu}[\p{L}]+|\s\([\p{L} .]+\))?/gu;
export const DISTRICTS = new Set(
  `A AA AB ABG AC AE AIC AK AM AN AÖ AP AS ASL AUR AW AZ B BA BAD BAR BB BC BGL BI BIR BIT BK BL BLK BM BN BO BOR BOT BRA BRB BS BT BÜS BZ C CB CE CHA CLP CO COC COE CUX CW D DA DAH DAN DAU DBR DD DE DEG DEL DGF DH DI DL DLG DM DN DO DON DU DÜW E EA EBE ED EE EF EI EIC EL EM EMD EMS EN ER ERB ERH ES ESW EU F FB FD FDS FF FFB FG FL FN FO FR FRG FRI FS FT FÜ G GAP GE GER GF GG GI GL GM GÖ GP GR GRZ GS GT GTH GÜ GZ H HA HAL HAM HAS HB HBN HD HDH HE HEF HEI HER HF HG HGW HH HI HL HM HN HO HOL HOM HP HR HRO HS HSK HST HU HVL HX HY HZ IGB IK IL IN IZ J JL K KA KB KC KE KEH KF KG KH KI KIB KL KLE KN KO KÖT KR KS KT KU KÜN KUS KYF L LA LAU LB LD LDK LDS LER LEV LG LI LIF LIP LL LM LÖ LOS LRO LU LWL M MA MB MD ME MEI MG MI MIL MK MKK MM MN MOL MOS MR MS MSH MSP MTK MÜ MYK MZ MZG N NB ND NDH NE NEA NES NEW NF NI NK NM NMS NOH NOM NR NRW NU NVP NW NWM OA OAL OB OD OE OF OG OH OHA OHV OL OPR OS OSL P PA PAF PAN PB PE PF PI PIR PLÖ PM PR PS R RA RD RE REG RH RO ROW RP RS RT RÜD RÜG RV RW RZ S SAD SAL SAW SB SC SDL SE SG SH SHA SHG SHK SHL SI SIG SIM SK SL SLF SLK SLS SM SN SO SOK SÖM SON SP SPN SR ST STA STD SU SÜW SW SZ TBB TF TIR TO TÖL TR TS TÜ TUT UE UL UM UN V VB VEC VER VG VIE VK VR VS W WAF WAK WB WE WEN WES WF WHV WI WIL WL WM WN WND WO WOB WR WST WT WTM WÜ WUG WUN WW Z ZI ZW`.split(
    /\s+/,
  ),
);
export const PLATE =
  /(?<![\p{L}\p{N}-])([A-ZÄÖÜ]{1,3})([- –·:]{1,3})([A-Z]{1,2})([- ]?)([1-9]\d{0,3})([EH]?)(?![\p{L}\p{N}]|-\d)/gu;
export const PLATE_LABEL = /(?:kennzeichen|kfz|fahrzeug|wagen|pkw|lkw|plate|auto|transporter|stapler)[^\n]{0,24}$/i;
export const DATE =
  /(?<!\d)(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|\d{1,2}\.?\s(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|January|February|March|May|June|July|October|December|Jan|Feb|Mär|Apr|Jun|Jul|Aug|Sep|Okt|Nov|Dez)\.?,?\s\d{4}|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2},?\s\d{4})(?!\d)/gu;
export const BIRTH =
  /(?:geb\.?|geboren(?:\s(?:am|den))?|geburtsdatum|geburtstag(?:\s(?:am|ist(?:\sam)?))?|jahrgang|\*|born(?:\s(?:on|in))?|birthday|birth\s?date|date of birth|dob|d\.o\.b\.)[\s:=(]{0,4}(?:der\s|am\s|den\s|is\s|ist\s|on\s|the\s)*$/i;
export const MONEY =
  /(?<![\p{L}\p{N}.,])(?:(?:€|EUR|CHF|USD|\$|£)\s?\d{1,3}(?:[.,' ]\d{3})*(?:[.,]\d{1,2}|,[-–]{1,2})?|\d{1,3}(?:[.' ]\d{3})*(?:,\d{1,2}|,[-–]{1,2})?\s?(?:€|EUR\b|Euro\b|CHF\b|USD\b|TEUR\b|T€|k€|Mio\.?\s?(?:€|Euro|EUR))|\d+(?:[.,]\d{1,2})?\s?(?:€|EUR\b|Euro\b|CHF\b|USD\b|TEUR\b|T€|k€))/gu;
/** A word that announces a number, then the number: Auftrag 4711, Kundennummer: K-20931, Rechnung Nr. RE/2024/0815, HRB 12345. */
export const LABELLED =
  /(?<![\p{L}])(?:(?:Kunden|Auftrags?|Bestell|Bestellungs|Angebots|Rechnungs|Vertrags|Projekt|Vorgangs|Lieferschein|Lieferanten|Artikel|Serien|Geräte|Maschinen|Ticket|Fall|Personal|Ausweis|Steuer|Sozialversicherungs|Konto|Debitoren|Kreditoren|Mandats|Referenz|Order|Invoice|Quote|Customer|Account|Contract|Case|Passport|License|Policy)[- ]?(?:nummer|nummern|nr\.?|no\.?|number|id|IdNr\.?)|Auftrag|Bestellung|Angebot|Rechnung|Gutschrift|Lieferschein|Vertrag|Ticket|Vorgang|AB|AN|RE|LS|Invoice|Order|Quote|Steuer-?ID|St\.?-?Nr\.?|IdNr\.?|HRB|HRA|Konto|BLZ|Gläubiger-ID|SSN|Aktenzeichen|Az\.?|Kd\.?-?Nr\.?|Best\.?-?Nr\.?|Auftr\.?-?Nr\.?|Ang\.?-?Nr\.?|Rg\.?-?Nr\.?)\s{0,2}(?:Nr\.?|Nummer|No\.?|number|#|№)?\s{0,2}[:=#]?\s{0,2}((?=[\p{L}-]{0,8}[-/ ]?\d)[A-ZÄÖÜ]{0,6}[-/ ]?\d[\dA-Z]*(?:[-/.][\dA-Z]+)*(?:\s\d{2,})*)/gu;
export const SSN = /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/g;
export const PENSION = /(?<!\d)\d{2}\s?\d{6}\s?[A-Z]\s?\d{3}(?!\d)/g;
