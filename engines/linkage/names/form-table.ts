/**
 * Legal forms of the world: `form | kind | countries | spellings`. Kinds: llc limited by shares not traded, plc by shares, lp limited partnership,
 * llp, gp general partnership, lpx partnership whose partner is a company, sole trader, coop, club, fund (foundation, trust), state, corp (what
 * common law calls a company without saying which). `!` before a spelling: short or a word of its own, counts only at the end, or in front
 * where written in capitals. Facts from HGB, GmbHG, AktG, UGB, OR, national company acts and the list of rigour (OpenSanctions, MIT).
 */
export const FORM_TABLE = `
GmbH|llc|DE AT CH LI|gmbh;gbh;gmh;gbmh;gmhb;mgbh;gmmbh;gmbbh;gmbhh;gesellschaft mit beschränkter haftung;gesellschaft mbh;ges mbh;gesmbh;!mbh;gesellschaft mit beschr haftung;gesellschaft m b h;gesellsch mbh
gGmbH|llc|DE|ggmbh;gemeinnützige gmbh;gemeinnützige gesellschaft mit beschränkter haftung;gemeinnützige gesellschaft mbh
UG|llc|DE|ug haftungsbeschränkt;ug haftungsbeschr;ug hb;!ug;unternehmergesellschaft haftungsbeschränkt;unternehmergesellschaft;gug;gug haftungsbeschränkt
AG|plc|DE AT CH LI LU|!ag;aktiengesellschaft;aktien gesellschaft;aktiengeselschaft;aktienges;aktges;ag in gründung
gAG|plc|DE|!gag;gemeinnützige aktiengesellschaft
SE|plc|EU|!se;societas europaea;europäische gesellschaft;european company;société européenne;sociedad europea
KGaA|plc|DE|kgaa;kommanditgesellschaft auf aktien
GmbH & Co. KGaA|lpx|DE|gmbh und co kgaa;gmbh co kgaa
AG & Co. KGaA|lpx|DE|ag und co kgaa;ag co kgaa
SE & Co. KGaA|lpx|DE|se und co kgaa;se co kgaa
KG|lp|DE AT CH|!kg;kommanditgesellschaft;kommandit gesellschaft;und co kg;co kg;!und cie;und co kommanditgesellschaft;und comp kg
GmbH & Co. KG|lpx|DE AT|gmbh und co kg;gbh und co kg;gmh und co kg;gbmh und co kg;gmhb und co kg;gmbhh und co kg;gmbbh und co kg;gbmh co kg;gmhb co kg;gmbh und ckg;gmbh und co gk;gmbh und kg;gmbh co kg;gmbh und co;gmbh u co;gmbh und compagnie kg;gmbh und cie kg;gmbh und co kommanditgesellschaft;gesellschaft mit beschränkter haftung und co kg;gesellschaft mbh und co kg;mbh und co kg;gesmbh und co kg;gmbh und company kg;gmbh und c kg;gesellschaft mit beschränkter haftung und co kommanditgesellschaft;gmbh und cokg;gmbhcokg
AG & Co. KG|lpx|DE|ag und co kg;ag co kg;aktiengesellschaft und co kg;ag und co
SE & Co. KG|lpx|DE|se und co kg;se co kg
UG & Co. KG|lpx|DE|ug haftungsbeschränkt und co kg;ug und co kg;ug co kg
Ltd. & Co. KG|lpx|DE|ltd und co kg;limited und co kg;ltd co kg
BV & Co. KG|lpx|DE|bv und co kg;bv co kg
Stiftung & Co. KG|lpx|DE|stiftung und co kg;stiftung co kg
GmbH & Co. OHG|lpx|DE|gmbh und co ohg;gmbh co ohg
OHG|gp|DE|ohg;offene handelsgesellschaft;und co ohg
OG|gp|AT|!og;offene gesellschaft
GbR|gp|DE|gbr;gesellschaft bürgerlichen rechts;gesellschaft des bürgerlichen rechts;egbr;bgb gesellschaft;gdbr
GesbR|gp|AT|gesbr;gesnbr
PartG|gp|DE|partg;partnerschaftsgesellschaft;!partnerschaft
PartG mbB|llp|DE|partg mbb;partgmbb;partnerschaft mbb;part mbb;partnerschaftsgesellschaft mbb;partnerschaftsgesellschaft mit beschränkter berufshaftung;partnerschaft mit beschränkter berufshaftung
e. K.|sole|DE|!ek;ekfm;ekfr;eingetragener kaufmann;eingetragene kauffrau;!inh ek;einzelunternehmen;einzelfirma;einzelunternehmung
e. U.|sole|AT|!eu;eingetragener unternehmer;einzelunternehmer
e. V.|club|DE|!ev;eingetragener verein;!verein
eG|coop|DE|!eg;egen;eingetragene genossenschaft;!genossenschaft;!genmbh;regenmbh
VVaG|coop|DE|vvag;versicherungsverein auf gegenseitigkeit;versicherungsverein ag
Stiftung|fund|DE AT CH|!stiftung
AöR|state|DE|aör;anstalt des öffentlichen rechts;anstalt öffentlichen rechts
KdöR|state|DE|kdör;kör;körperschaft des öffentlichen rechts
EWIV|gp|EU|ewiv;eeig;european economic interest grouping;!gie;groupement d intérêt économique
Sagl|llc|CH|sagl;società a garanzia limitata
Sàrl|llc|FR CH LU BE|sàrl;société à responsabilité limitée;sarl;sarlu
EURL|llc|FR|eurl;entreprise unipersonnelle à responsabilité limitée
SAS|llc|FR CO IT|!sas;sasu;société par actions simplifiée;société par actions simplifiée unipersonnelle;sociedad por acciones simplificada;in accomandita semplice;società in accomandita semplice
SA|plc|FR BE LU CH ES PT PL GR RO|!sa;société anonyme;sociedad anónima;sociedade anónima;spółka akcyjna;societate pe acțiuni;anonimi eteria;anonymi etairia;société anonyme à conseil d administration;!saa
SCA|lp|FR LU|!sca;société en commandite par actions
SCS|lp|FR LU BE|!scs;société en commandite simple;secs;scsp;société en commandite spéciale
SNC|gp|FR IT|!snc;société en nom collectif;società in nome collettivo
SCI|llc|FR|!sci;société civile immobilière;société civile
SCOP|coop|FR|scop;société coopérative
ASBL|club|BE LU|asbl;aisbl;association sans but lucratif;vzw;vereniging zonder winstoogmerk
SRL|llc|IT RO ES BE AR|srl;srls;società a responsabilità limitata;societatea cu răspundere limitată;societate cu răspundere limitată;sociedad de responsabilidad limitada;srl unipersonale;s de rl
SpA|plc|IT CL|!spa;società per azioni;sociedad por acciones
SApA|lp|IT|sapa;società in accomandita per azioni
SCARL|coop|IT|scarl;scrl;società cooperativa;soc coop;società cooperativa a responsabilità limitata
SL|llc|ES|!sl;slu;slne;sociedad limitada;sociedad limitada unipersonal
SAU|plc|ES AR|!sau;sociedad anónima unipersonal
SA de CV|plc|MX|sa de cv;sab de cv;sapi de cv;sociedad anónima de capital variable;sociedad anónima bursátil de capital variable
S de RL de CV|llc|MX|s de rl de cv;sociedad de responsabilidad limitada de capital variable
Ltda|llc|BR PT CL CO|ltda;limitada;!lda;unipessoal lda;sociedade por quotas;compañía limitada;cia ltda
EIRELI|llc|BR|eireli;eirl;!me;!epp
CA|plc|VE|!ca;compañía anónima
Ltd|llc|GB IE IN AU SG HK ZA CN|ltd;limited;co ltd;company limited;co limited;pvt ltd;private limited;pvt limited;p ltd;pty ltd;proprietary limited;pty limited;!pty;pte ltd;pte limited;private limited company;ltd company;limited company;ltd co;corp ltd;corporation limited;cyf;teoranta;!teo
PLC|plc|GB IE|plc;public limited company;public limited;public ltd co;public ltd company;public limited co;ccc
LLP|llp|GB US IN|llp;limited liability partnership
LP|lp|GB US CA|!lp;limited partnership;!ltd partnership
LLC|llc|US AE|llc;limited liability company;limited liability co;!lc;ltd liability co;pllc;professional limited liability company
LLLP|llp|US|lllp
Inc|corp|US CA|inc;incorporated;!incorp
Corp|corp|US|!corp;!corporation;corp inc
Co|corp|US GB|!co;!company;!und co;!und company;company inc;co inc;!cos;!companies
PC|corp|US|!pc;professional corporation
NA|plc|US|!na;national association
CIC|club|GB|cic;community interest company
CLG|club|IE|clg;company limited by guarantee
DAC|llc|IE|dac;designated activity company
UC|corp|IE GB|!unlimited;unlimited company
GP|gp|US|general partnership
Sole|sole||sole proprietorship;sole trader;!proprietor
ULC|corp|CA|!ulc
Ltée|llc|CA|ltée;limitée
Trust|fund||!trust
Foundation|fund||!foundation;!fondation;!fundación;!fondazione;!fundacja;!stichting;!säätiö
BV|llc|NL BE|bv;bvba;besloten vennootschap;besloten vennootschap met beperkte aansprakelijkheid;!sprl;société privée à responsabilité limitée;!bvio
NV|plc|NL BE CW|!nv;naamloze vennootschap
CV|lp|NL BE ID|!cv;commanditaire vennootschap;!comm v
VOF|gp|NL BE|vof;vennootschap onder firma
CVBA|coop|BE|cvba;cvoa
ApS|llc|DK|aps;anpartsselskab;ivs;iværksætterselskab
I/S|gp|DK|!is;interessentskab
K/S|lp|DK|!ks;kommanditselskab
AmbA|coop|DK|amba;andelsselskab med begrænset ansvar
AB|plc|SE FI|!ab;aktiebolag;aktiebolaget;ab publ;!abp
HB|gp|SE|!hb;handelsbolag
KB|lp|SE|!kb;kommanditbolag
Ek. för.|coop|SE|ek för;ekonomisk förening
AS|plc|NO DK EE CZ SK TR LV|!as;aktieselskab;aktieselskabet;aksjeselskap;aktsiaselts;akciová společnost;akciová spoločnosť;anonim şirketi;anonim şirket;akciju sabiedrība;anonim ortaklığı
ASA|plc|NO|!asa;allmennaksjeselskap
ANS|gp|NO|!ans;ansvarlig selskap
Oy|llc|FI|!oy;osakeyhtiö;oy ab;!oy ltd
Oyj|plc|FI|oyj;julkinen osakeyhtiö
Ky|lp|FI|!ky;kommandiittiyhtiö
Tmi|sole|FI|!tmi;toiminimi
ehf|llc|IS|ehf;einkahlutafélag
hf|plc|IS|!hf;hlutafélag
OÜ|llc|EE|!oü;osaühing
SIA|llc|LV|!sia;sabiedrība ar ierobežotu atbildību
UAB|llc|LT|!uab;uždaroji akcinė bendrovė
AB LT|plc|LT|akcinė bendrovė
MB|llc|LT|mažoji bendrija
Sp. z o.o.|llc|PL|sp z oo;spółka z oo;spółka z ograniczoną odpowiedzialnością;sp zoo;spolka z ogr odp;sp z ogr odp
Sp. k.|lp|PL|sp k;!spk;spółka komandytowa
Sp. z o.o. sp. k.|lpx|PL|sp z oo sp k;sp z oo spółka komandytowa;spółka z ograniczoną odpowiedzialnością spółka komandytowa;spółka z ograniczoną odpowiedzialnością sp k
Sp. j.|gp|PL|sp j;spółka jawna;!spj
SKA|lp|PL|!ska;spółka komandytowo akcyjna
PSA|llc|PL|!psa;prosta spółka akcyjna
s.r.o.|llc|CZ SK|sro;spol s ro;společnost s ručením omezeným;spoločnosť s ručením obmedzeným;spol sro
v.o.s.|gp|CZ SK|!vos;veřejná obchodní společnost
k.s.|lp|CZ SK|komanditní společnost;komanditná spoločnosť
d.o.o.|llc|SI HR RS BA ME|doo;družba z omejeno odgovornostjo;društvo s ograničenom odgovornošću;društvo sa ograničenom odgovornošću;dooel;jdoo
d.d.|plc|SI HR BA|!dd;delniška družba;dioničko društvo
a.d.|plc|RS BG MK|!ad;akcionarsko društvo;aktsionerno druzhestvo;акционерно дружество;акционарско друштво
Kft|llc|HU|kft;korlátolt felelősségű társaság
Zrt|plc|HU|zrt;nyrt;!rt;zártkörűen működő részvénytársaság;nyilvánosan működő részvénytársaság;részvénytársaság
Bt|lp|HU|!bt;betéti társaság
Kkt|gp|HU|!kkt;közkereseti társaság
OOD|llc|BG|!ood;дружество с ограничена отговорност
EOOD|llc|BG|eood;еднолично дружество с ограничена отговорност
EAD|plc|BG|!ead;еднолично акционерно дружество
ET|sole|BG|!et;едноличен търговец
EPE|llc|GR|!epe;εταιρεία περιορισμένης ευθύνης
IKE|llc|GR|!ike;ιδιωτική κεφαλαιουχική εταιρεία
OE|gp|GR|ομόρρυθμη εταιρεία
Sh.p.k.|llc|AL XK|shpk;shoqëri me përgjegjësi të kufizuar
Sh.a.|plc|AL|!sha;shoqëri aksionere;shoqëri anonime
OOO|llc|RU BY|!ooo;общество с ограниченной ответственностью;обшество с ограниченной ответственностью;obshchestvo s ogranichennoi otvetstvennostyu;obshchestvo s ogranichennoy otvetstvennostyu;obschestvo s ogranichennoj otvetstvennostju
TOV|llc|UA|!tov;товариство з обмеженою відповідальністю;tovarystvo z obmezhenoiu vidpovidalnistiu
TOO|llc|KZ|!too;товарищество с ограниченной ответственностью;!tdo
JSC|plc|RU UA BY KZ GE|!ao;!jsc;joint stock company;joint stock co;акционерное общество;aktsionernoe obshchestvo;!at;акціонерне товариство;aktsionerne tovarystvo;joint stock compan;joint stock corporation
OJSC|plc|RU UA BY|!oao;ojsc;open joint stock company;открытое акционерное общество;otkrytoe aktsionernoe obshchestvo;!vat;відкрите акціонерне товариство;!pao;pjsc;public joint stock company;публичное акционерное общество;publichnoe aktsionernoe obshchestvo;публічне акціонерне товариство;!pat;public jsc;open jsc
CJSC|plc|RU UA BY AM|!zao;cjsc;closed joint stock company;закрытое акционерное общество;zakrytoe aktsionernoe obshchestvo;!zat;private joint stock company;prjsc;приватне акціонерне товариство
FGUP|state|RU|!fgup;федеральное государственное унитарное предприятие;federal state unitary enterprise;fsue;federalnoe gosudarstvennoe unitarnoe predpriyatie
GUP|state|RU|!gup;государственное унитарное предприятие;state unitary enterprise
MUP|state|RU|!mup;муниципальное унитарное предприятие
ChUP|llc|BY RU|!chup;частное унитарное предприятие;private unitary enterprise;частное предприятие;приватне підприємство
IP|sole|RU KZ|!ip;индивидуальный предприниматель;individual entrepreneur;!fop;фізична особа підприємець
ANO|club|RU|!ano;автономная некоммерческая организация
NPO|club|RU|!npo;научно производственное объединение
SOO|club|RU|общественная организация;public organization
A.Ş.|plc|TR|!aş
Ltd. Şti.|llc|TR|ltd şti;limited şirketi;san ve tic ltd şti;limited sirket
FZE|llc|AE|!fze;free zone establishment
FZCO|llc|AE|fzco;fz llc;fzllc;free zone company;free zone co
DMCC|llc|AE|dmcc
WLL|llc|BH QA KW|wll;with limited liability
KSC|plc|KW|ksc;kscc;kpsc
SAE|plc|EG|!sae
SAL|plc|LB|!sal;sarl lb
PJS|plc|IR AE|pjs;private joint stock;!sherkat
PT|llc|ID|!pt;perseroan terbatas;!tbk
Bhd|plc|MY|bhd;berhad
Sdn Bhd|llc|MY|sdn bhd;sendirian berhad
KK|plc|JP|!kk;kabushiki kaisha;kabushikikaisha;株式会社;co kk
GK|llc|JP|godo kaisha;合同会社;yugen kaisha;有限会社;!yk
Zhuzi|llc|CN TW|有限公司;有限责任公司;有限責任公司;股份有限公司;集团有限公司
Jusik|plc|KR|주식회사;유한회사;!chusik hoesa;jusik hoesa;㈜
JV|corp||!jv;joint venture
Cong ty|llc|VN|công ty tnhh;công ty cổ phần;công ty trách nhiệm hữu hạn;!tnhh
Thai|llc|TH|บริษัท จำกัด
Firma|corp|DE|!firma;!fa
`;
