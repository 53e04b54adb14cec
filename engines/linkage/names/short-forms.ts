/** Short and pet forms of first names, and the same name in neighbouring languages: own collection, German, English and common European. A name may stand in several groups. */
export const SHORT_FORMS = `
alexander alex sascha sasha xander sandro alessandro aleksander|alexandra alex sandra sascha sasha lexi alessandra|andreas andi andy andre andrea|andrew andy drew
anna anne anni annie annika ann annette anja hanna hannah|anthony tony anton antonio toni|anton toni tony|antonia toni|barbara babsi barb barbie bärbel babara
benjamin ben benny benni benno|bernhard bernd berni bernard bernie|bettina tina betty|birgit gitte biggi|brigitte gitte gitta biggi|catherine cathy kate katie cat katherine kathryn katharina kathy
charles charlie chuck charly karl carl|charlotte lotte lotta charlie|christian chris christiaan christan|christina chris tina christine christiane christel kristina|christopher chris kris christoph christof topher kit
claudia claudi|cornelia conny nelly|daniel dan danny dani|daniela dani danni|david dave davy davey|dietrich dieter dirk|dominik domi dominic nick|dorothea doro dorothee dorothy dot
edward ed eddie ted ned eduard edi|elisabeth elizabeth lisa liz lizzie beth betty bess elsa else elli lisbeth lisl eliza ella sissi|emily em emmy|emilia emmi mila|eva evi|felicitas feli
ferdinand ferdi|florian flo|frances fran fanny frankie|franz francis frank franzl francesco francisco|franziska franzi fransiska sissi|frederick fred freddie freddy friedrich fritz frederik frederic|gabriele gabi gaby gabriela
georg jörg jürgen george schorsch jorg jurgen|gerhard gerd gert|gerald gerry jerry|gregory greg gregor|günter günther gunter gunther|hans johannes johann hannes john jan jens jo jonny johnny jack
heinrich heinz hein heiner henry harry hinnerk henrik|helena helen lena leni ellen|helmut helmuth|henry harry hank hal|hermann armin|hubert hubsi|ingeborg inge|irmgard irma|isabel isabella bella isabelle
jacob jakob jake james jim|james jim jimmy jamie|janet jan|jean jeanne|jeffrey jeff geoffrey geoff|jennifer jen jenny jenni|jessica jess jessie|joachim jochen achim jo|joan joanna jo johanna hanna hannah
john jack johnny jon jonathan jonny|jonathan jon jonny nathan|josef joseph joe sepp jupp seppi beppo jose giuseppe|josephine jo josie josefine|julia julie jule juliane|julian jul|karl carl charles kalle
karoline caroline carolin caro lina carrie|katharina kathi katja kati kate käthe katrin kathrin kathrine catharina karin|kenneth ken kenny|klaus claus nikolaus|konrad conrad kurt conny|kristin kirsten kerstin
lawrence larry laurence lorenz lars|leonard leo leon lenny leonhard|leonie leo|ludwig louis lutz lewis luis luigi|lukas lucas luke luca|magdalena lena leni magda madeleine|manfred manni fred|manuel manu emanuel|manuela manu ela
marcus markus mark marc marco|margarete margaret grete gretchen maggie meg peggy marge greta rita margarethe margot|maria marie mary mia mitzi maja marion miriam|marianne janne|martin marty|martina tina|matthew matt matthias mathias matze hias matteo
maximilian max maxi|melanie mel meli|michael mike mick micky michel michi mickey mikhail micha miguel michele|michaela michi ela|monika moni monica|nathaniel nathan nate nat|nicholas nick nicky nikolaus niklas klaus nico niko nicolas nikolas
nicole nici niki nicki|oliver olli olly ollie|otto otti|patricia pat patty trish tricia|patrick pat paddy patrik|paul pauli paulus pablo paolo|peter pete petra pedro piet pit pierre|philip phil philipp pip felipe philippe
rachel rach|raimund ray raymond|rainer reiner|ralf ralph rolf rudolf|rebecca becky becca|regina gina|reinhard reiner|renate nate|richard rick dick rich ricky richie|robert rob bob bobby robbie bert robin roberto|roland rolli
ronald ron ronnie|rosemarie rosi rosa rose|rudolf rudi ralf rolf rudolph|sabine bine|samuel sam sammy|samantha sam|sandra alexandra|sarah sara sally sadie|sebastian basti seb wastl bastian|sigrid siggi|siegfried siggi sigi
simon si|sophia sophie sofie fie|stephan stefan steffen steve stephen steven steffen|stefanie steffi stephanie steph|susanne susi susan sue suzanne susanna suzie|teresa theresa tess resi terry therese|theodor theo ted teddy theodore
thomas tom tommy tomas|thorsten torsten|timothy tim timmy|tobias tobi toby|ulrich uli ulli|ulrike uli ulli rike|ursula uschi ulla ursel|valentin valentine vali|veronika vroni vera|victor vic viktor|victoria vicky tori vikki viktoria
vincent vinnie vince vinzenz|walter walt wally walther|werner wern|wilhelm willi willy helmut william wim|william will bill billy willie liam willy|wolfgang wolf wolfi|zachary zach zack`;
