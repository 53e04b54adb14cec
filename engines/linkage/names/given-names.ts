import { fold } from '#engines/text/fold.ts';
import { SHORT_FORMS } from './short-forms.ts';

/** Given names of one person: the full name first, then what it is shortened or turned to. Folded spelling; German, English, Slavic, Romance. */
const CALLED = `
alexander alex sascha sasha aleksandr aleksander alexandre alessandro alejandro alexandr sandro xander iskander oleksandr aljaksandr
alexandra alex sandra sascha aleksandra oleksandra
andreas andi andy andre andrew andrei andrey andrej andres anders andrzej andras ondrej andrii
anton toni tony antonius antonio anthony antoine antoni antonin
anna anne anni anja ann annie ania anya hanna hannah ana annika
angelika geli angelica angie
barbara babs barbel bobbi
benjamin ben benny benni
bernhard bernd berndt bernard bernie
birgit biggi brigitte gitte britta birgitta
christian chris cristian krystian
christina tina christine kristina kristin christa chrissi kirsten christiane cristina krystyna
christoph chris christof christopher kristof christophe stoffel
claudia claudi
daniel dan dani danny danilo danijel
david dave
dietrich dieter dietmar dirk
dmitri dima dmitry dmitriy dmytro dimitri dmitrij dzmitry
dorothea dora thea dorothee doro dorothy
edward ed eddie eduard ted edi edek
elisabeth lisa elli else elsbeth lisbeth sisi betty beth elizabeth liz bettina elise ilse erzsebet jelisaveta yelizaveta
emmanuel emanuel manuel manolo
erich eric erik
eugen eugene evgeny yevgeny evgeniy jewgeni evgenij eugenio yevgeniy evgenii yevhen
felix
ferdinand fernando nando
francis frank francois francesco francisco franz frantisek franjo ferenc paco pancho franciszek
franziska franzi frances francesca
frederick fred freddy frederik frederic friedrich fritz friedel federico fredrik fridrich fryderyk
gabriele gabi gaby gabriella
georg jorg georges george jurgen giorgio jorge jiri jerzy juri gyorgy yuri yury yuriy iouri georgi schorsch jurij
gerhard gerd gert gerard gerrit
gunther gunter gunnar
gustav gus gustavo
hans johannes johann hannes jan jean john johnny jack giovanni juan ivan janos ian hansi joao iwan sean yann jens ioannis yannis evan jovan
heinrich heinz heiner henry henri enrico hank harry hein henrik henryk enrique hendrik
helene helen lena elena helena leni yelena jelena olena alena
helmut helmuth
herbert herb bert
hermann armin herman
hubert hubertus bert
ignaz ignatius ignacio
jakob jacob james jim jimmy jacques jaime diego giacomo iago jakub yakov jamie santiago
joachim jochen achim jo joaquin joakim
josef sepp joseph joe beppo giuseppe jose pepe jupp josip jozef iosif yosef yusuf youssef
julia julie giulia yulia julija iuliia yuliya
jurgen jorg
karl carl charles charlie carlo carlos karol karel kalle carlos chuck
katharina kathi katja katrin kate kathrin katherine catherine cathy katie karin ekaterina yekaterina caterina catalina kathleen katarzyna kateryna
klaus claus nikolaus niklas nicolas nico nick nicholas nikolai nikolaj nicola niko mykola nikolay miklos
konrad conrad kurt konni
konstantin kostja constantin konstantinos constantine kostas costas
leonhard leo leonard leonid leonardo lenny
lorenz laurenz lars lorenzo laurent lawrence larry laurence
ludwig louis lutz luigi luis lewis ludovic lajos
lukas luke luca lucas luc lukasz
magdalena lena magda leni madeleine
manfred manni
manuela manu
marcus mark marc marco markus marek marcos marko
margarete grete margarethe margaret greta gretel maggie peggy meg marguerite margarita margit malgorzata rita margot
maria marie mary mia maja mariya marija maryam miriam mariam
martin marty marten martino
martina tina
matthias mathias matze hias matthew mattias matt matteo mathieu maciej matias
maximilian max maxi maximilien
melanie mel
michael michi mike mick michel michele miguel mikhail michail misha mihai mihail mikael michal mykhailo mischa
michaela michi michelle micaela
monika moni monica
nathaniel nathan nat
nicole nicki nicola nikki
oleg olegs oleh
otto otmar
patrick pat paddy padraig patrik patrice
paul pawel pavel paolo pablo pal paulo pavlo paulus
peter pete pit pedro pietro pierre piotr petr pyotr petros petar petro pjotr petrus
petra petri
philipp phil philip philippe felipe filip
rainer reiner
ralf ralph rolf
rebecca becky rebekka
reinhard reinhold
richard rick dick rich ricky ricardo riccardo ryszard
robert bob rob robbie bobby roberto rupert ruprecht
roland orlando
rudolf rudi rolf rodolfo rudolph
rudiger roger rutger
samuel sam sammy
sebastian basti bastian sebastien wastl
sergei sergej sergey serge sergio sergiy serhiy siarhei
siegfried sigi siggi
simon simeon symon szymon
sophie sofia sophia sofie zofia
stefan stephan steffen steven stephen steve stefano esteban etienne stepan istvan szczepan stevan stephane
stefanie steffi stephanie stefania
susanne susi sanne susan susanna suzanne sue zuzana
theodor theo ted fedor fyodor teodor theodore fjodor feodor
theresa resi terese teresa therese tess terry
thomas tom tommy tomas tommaso tomasz toma
timothy tim timo
ulrich uli ulli ulrik
ulrike ulli rike ulla
ursula uschi ulla ursel
valentin valentino velten
viktor victor vittorio
viktoria vicky victoria wiktoria
vincent vinzenz vince vincenzo
vladimir wladimir volodymyr wolodymyr uladzimir vova
walter walther wally gualtiero
werner wernher
wilhelm willi willy william bill billy will guillaume guglielmo guillermo vilhelm wim helmut liam
wolfgang wolf wolle wolfi
yuri
mohammed muhammad mohamed mohammad muhammed mohamad mehmet mohamud mahomed muhamad mamadou mahmet md
ahmed ahmad ahmet
hussein husain husayn hossein hussain huseyin
hassan hasan
ali aly
abdullah abdallah abdulla abdoulaye
ibrahim abraham ebrahim
omar umar oumar
osama usama oussama
yusuf yousef yusef youssef
mustafa mostafa moustafa
abdul abd abdel abdal
saleh salih salah
khalid khaled halid
said saeed sayed sayyid sayyed
qasim kassem kasim qassim ghassem
jamal gamal jamel djamal
mahmoud mahmud mahmood
fatima fatma fatemeh fatimah
aisha ayse aicha aysha
`;

const GROUPS = new Map<string, Set<number>>();
for (const [at, line] of [...CALLED.trim().split('\n'), ...SHORT_FORMS.trim().split(/[|\n]/)].entries()) {
  for (const name of line.split(' ').map(fold)) {
    const groups = GROUPS.get(name);
    if (groups) groups.add(at);
    else GROUPS.set(name, new Set([at]));
  }
}

/** Folded name -> numbers of the groups it stands in. */
export const groupsCalled = (name: string): readonly number[] => [...(GROUPS.get(name) ?? [])];

/** Whether people of one name are called by the other: Hans and Johannes, Bill and William. */
export function isCalled(a: string, b: string): boolean {
  const groups = GROUPS.get(a);
  const others = groups && GROUPS.get(b);
  if (!groups || !others) return false;
  for (const group of groups) if (others.has(group)) return true;
  return false;
}

const MORE = `hans peter klaus jurgen uwe frank jens sven lars kai ralf holger torsten thorsten carsten karsten dirk bjorn detlef volker norbert harald heiko
  ingo guido gernot hartmut egon horst oskar bruno hugo emil moritz jonas noah leon elias finn tobias florian dominik fabian kevin marcel nils olaf oliver
  timo udo ulf armin axel arne sabine petra ute heike silke anja tanja sonja martina ulrike beate renate ingrid gisela helga jutta kerstin marion
  regina sigrid elke gabriele laura lena emma mia lea sarah jana nina eva vera jennifer jessica linda karen nancy donald kenneth brian george ronald gary
  kevin jason jeffrey ryan gregory scott brandon boris roman oleg igor nikolai fatih mehmet ayse zeynep emre giulia marco luca pedro luis carlos jose
  maria angela olga tatiana natalia svetlana irina roman robert hugo evo bart luis anders ulf marcel keir mark larry harry bill barry andrea daniela simone gabriela denise manfred reinhold ernst erwin kurt guenter gunter wolf`;
const KNOWN = new Set([...GROUPS.keys(), ...MORE.split(/\s+/)]);
/** A given name that many have: two of these are two names, however few letters apart (Roman and Robert, Larry and Harry). */
export const isGivenName = (word: string): boolean => KNOWN.has(word);

const TITLES = new Set(
  `dr prof professor doktor dipl diplom ing kfm kffr kaufmann wirt mag ddr di herr herrn frau hr fr mr mrs ms miss mister monsieur madame mme sig
  signor signora senor senora don dona sir lord lady dame sheikh shaikh sheik haji hajj hajji mullah maulavi maulawi qari ayatollah imam president prasident
  prasidentin minister general gen colonel col major captain capt lt sgt komm rat kommerzialrat pd doz priv habil univ mult hc rer nat med jur phil oec pol
  techn theol ba ma mba msc bsc phd llm esq jr sr jun sen junior senior ii iii iv fh geb nee na hon rev`.split(/\s+/),
);
export const isTitle = (word: string): boolean => TITLES.has(word);

/** What tells father and son apart. */
const GENERATION: Readonly<Record<string, string>> = {
  jr: 'junior',
  jun: 'junior',
  junior: 'junior',
  sr: 'senior',
  sen: 'senior',
  senior: 'senior',
  ii: '2',
  iii: '3',
  iv: '4',
};
export const generationOf = (word: string): string | undefined => GENERATION[word];

const PARTICLES = new Set(
  `von van vom zu zum zur de di da del della dello der den dem ter ten te le la les al el ul ur bin ibn ben bint binti abu abou af av dos das do du d o mac mc
  und y e i san st`.split(/\s+/),
);
export const isParticle = (word: string): boolean => PARTICLES.has(word);
const SAME_PARTICLE: Readonly<Record<string, string>> = {
  ibn: 'bin',
  ben: 'bin',
  el: 'al',
  ul: 'al',
  ur: 'al',
  abou: 'abu',
  vom: 'von',
  den: 'der',
  dem: 'der',
};
export const canonicalParticle = (word: string): string => SAME_PARTICLE[word] ?? word;
